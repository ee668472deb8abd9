import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canInstallPackages } from './debian-package.ts';
import { installAz } from './install-az.ts';

let folder: string;
let said: string[];
const say = (line: string) => said.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-az-'));
  said = [];
  vi.stubEnv('PATH', folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

/** Notes what it is asked for, and puts an `az` there when it is to install. */
const aptGet = () =>
  program(
    'apt-get',
    `echo "$@" >> ${folder}/asked
     test "$1" = install && printf '#!/bin/sh\\nexit 0\\n' > ${folder}/az && /bin/chmod +x ${folder}/az
     exit 0`,
  );

test('an az that starts is enough, in CI as elsewhere', async () => {
  program('az', 'exit 0');
  vi.stubEnv('CI', 'true');
  expect(await installAz(say)).toBeNull();
  expect(said).toEqual([]);
});

test('a developer’s machine gets no az by itself: one line says what is skipped', async () => {
  aptGet();
  vi.stubEnv('CI', '');
  expect(await installAz(say)).toBe('az CLI: not installed, its tests are skipped.');
  expect(said).toEqual([]);
});

test('CI installs the distribution’s package, as root on Debian', async ({ skip }) => {
  skip(!canInstallPackages(), 'only as root on Debian');
  aptGet();
  vi.stubEnv('CI', 'true');
  expect(await installAz(say)).toBeNull();
  expect(said).toEqual(['Installing the package azure-cli…']);
});

test('where it cannot be installed, the one line says why', async () => {
  program('apt-get', 'echo "E: Unable to locate package azure-cli" >&2; exit 100');
  vi.stubEnv('CI', 'true');
  const line = await installAz(say);
  expect(line).toMatch(
    /^az CLI: not installed, its tests are skipped\. (E: Unable to locate|This is not Debian)/,
  );
  expect(line).not.toContain('\n');
});
