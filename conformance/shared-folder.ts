// Where the reference material lies: recordings of live Azure and its published API files. No part of this repository.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Conformance cannot be judged here; `message` says in one sentence what is absent. */
export class NotRun extends Error {}

/** The folder `shared` beside the checkout, or what CONFORMANCE_SHARED names. Throws NotRun. */
export function sharedFolder(): string {
  const folder = process.env['CONFORMANCE_SHARED'] ?? join(root, '..', 'shared');
  if (existsSync(join(folder, 'arm', 'recordings'))) return folder;
  throw new NotRun('the folder ‘shared’ beside the checkout, which holds the evidence, is absent.');
}
