// The folder that keeps keys, certificates and sign-ins over a restart. Everything in it is for its owner only.
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** File with the secret of the console's confidential client, beside the authority's certificate. */
export const CLIENT_SECRET_FILE = 'client-secret';

/** File with the secret of the demo service principal. */
export const SERVICE_PRINCIPAL_SECRET_FILE = 'sp-secret';

export interface StateDir {
  /** Absolute path of the folder. */
  readonly path: string;
  /** Absolute path of a file in it. */
  file(name: string): string;
  /** The file's text, or undefined when there is none. */
  read(name: string): string | undefined;
  /** Replaces the file as a whole, mode 0600. */
  write(name: string, text: string): void;
  /** The file's text; when there is none, what `make` returns is kept first. */
  keep(name: string, make: () => string): string;
}

/** Opens the folder, creating it (mode 0700) when it is missing. Throws what the file system throws. */
export function openStateDir(folder: string): StateDir {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });

  const file = (name: string) => join(path, name);

  const read = (name: string) => {
    try {
      return readFileSync(file(name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

  const write = (name: string, text: string) => {
    // Written beside and renamed: a crash never leaves half a file behind.
    const draft = file(`${name}.${process.pid}.tmp`);
    writeFileSync(draft, text, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file(name));
  };

  const keep = (name: string, make: () => string) => {
    const kept = read(name);
    if (kept !== undefined) return kept;
    const made = make();
    write(name, made);
    return made;
  };

  return { path, file, read, write, keep };
}
