// Where the reference material lies: recordings of live Azure and its published API files. No part of this repository.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder `shared` beside the checkout, or what CONFORMANCE_SHARED names; null when it is not there. */
export function sharedFolder(): string | null {
  const folder = process.env['CONFORMANCE_SHARED'] ?? join(root, '..', 'shared');
  return existsSync(join(folder, 'arm', 'recordings')) ? folder : null;
}
