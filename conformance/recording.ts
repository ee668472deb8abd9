// Exchanges recorded with live Azure, as their files hold them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type RecordedCall = {
  readonly request: { readonly method: string; readonly url: string; readonly body: unknown };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
};

export type Recording = {
  /** Name of the file. */
  readonly file: string;
  readonly exchanges: readonly RecordedCall[];
};

export function readRecordings(folder: string): readonly Recording[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { exchanges } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Recording, 'file'>;
      return { file, exchanges };
    });
}
