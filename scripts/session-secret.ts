// The console's cookie key in a demo: made once and kept, so that a restart keeps everybody signed in.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param stateDir where the embedded Azure keeps its state
 * @returns 32 random bytes, base64url
 */
export function sessionSecret(stateDir: string): string {
  const file = join(stateDir, 'session-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
