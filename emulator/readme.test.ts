// What README.md tells people to type is typed here, block by block, against an emulator of its own.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { azIsInstalled } from '#emulator/az/az.ts';
import { type Emulator, launchEmulator } from './launch.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const NAME = 'mycontainerregistry';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-readme-')) });
});
afterAll(() => emulator.stop());
beforeEach(() => emulator.admin.reset());

/** The block of code below that heading that contains those words. */
function block(language: string, words: string): string {
  const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const found = blocks.filter(([, kind, text]) => kind === language && text?.includes(words));
  if (found.length !== 1)
    throw new Error(`README.md has ${found.length} ${language} blocks with '${words}'.`);
  return found[0]?.[2] ?? '';
}

/** The variables as README.md sets them, for the ports and the folder of this emulator. */
function variables(): string {
  const { arm, authority, ca } = emulator.endpoints;
  return block('sh', 'export ARM=')
    .replace('https://localhost:4100', arm)
    .replace('https://localhost:4101', authority)
    .replaceAll('"$PWD/.emulator/', `"${dirname(ca)}/`)
    .replaceAll(' .emulator/', ` ${dirname(ca)}/`);
}

async function bash(script: string, env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run('bash', ['-euc', script], {
    cwd: root,
    // Nothing of a real cloud that the environment may know.
    env: { NODE_ENV: 'test', PATH: process.env['PATH'] ?? '', NO_PROXY: 'localhost,127.0.0.1', ...env },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

const stored = async () => {
  const { registries } = (await emulator.admin.state()) as { registries: Record<string, unknown>[] };
  return registries.find(({ name }) => name === NAME);
};

test('the variables are those of the emulator', async () => {
  const shown = await bash(`${variables()}\nprintf '%s\\n' "$TENANT" "$CLIENT" "$SECRET"; test -s "$CA"`);
  const { tenantId } = emulator.endpoints;
  const { clientId, clientSecret } = emulator.servicePrincipal;
  expect(shown.trim().split('\n')).toEqual([tenantId, clientId, clientSecret]);
});

test('the sample for the SDK', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-sample-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'sample.ts'), block('ts', 'ClientSecretCredential'));
  const output = await bash(`${variables()}\n'${process.execPath}' '${join(folder, 'sample.ts')}'`);
  expect(output.split('\n')).toContain(`${NAME} Enabled Deny`);
  expect(await stored()).toMatchObject({
    networkRuleSet: { defaultAction: 'Deny', ipRules: ['20.61.10.4'] },
  });
});

test('the commands for az', { timeout: 180_000 }, async ({ skip }) => {
  if (!azIsInstalled()) skip('the az command is not installed');
  const home = mkdtempSync(join(tmpdir(), 'emulator-readme-az-'));
  const output = await bash(`${variables()}\n${block('sh', 'az cloud register')}`, { HOME: home });
  expect(output.trim().split('\n').at(-1)).toBe('"Disabled"');
  expect(await stored()).toMatchObject({ publicNetworkAccess: 'Disabled' });
});
