// Conformance without its evidence: a failure with a sentence, never a quiet success.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('where the folder ‘shared’ is absent, it says so in one line and ends with an exit code of its own', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('run.ts', import.meta.url))],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_NO_WARNINGS: '1',
        CONFORMANCE_SHARED: mkdtempSync(join(tmpdir(), 'empty-')),
      },
    },
  );
  expect(stderr).toMatch(/^Conformance: not run, the folder ‘shared’ .* is absent\.\n$/);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
