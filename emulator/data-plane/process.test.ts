// The data plane in the running process: below the admin origin, with real tokens, and not for web pages.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-data-plane-')) });
});
afterAll(() => emulator.stop());

function ask(host: string, client: object, headers: Record<string, string> = {}): Promise<Response> {
  const url = `${emulator.endpoints.admin}/data-plane/${host}/v2/samples/nginx/manifests/latest`;
  return fetch(url, { headers: { ...headers, 'x-client': JSON.stringify(client) } });
}

test('open, restricted and closed registries of the demo', async () => {
  const token = await emulator.admin.token({ user: 'operator', kind: 'arm' });
  const client = { address: '20.1.2.3', token };
  expect((await ask('crcontosodata.azurecr.io', client)).status).toBe(200);
  expect((await ask('crcontosobatch.azurecr.io', client)).status).toBe(403);
  expect((await ask('crcontosovault.azurecr.io', client)).status).toBe(403);
  expect((await ask('crcontosodata.azurecr.io', { address: '20.1.2.3' })).status).toBe(401);
});

test('a token that is not for Azure Resource Manager, or of somebody without a role', async () => {
  const api = await emulator.admin.token({ user: 'operator', kind: 'api' });
  const outsider = await emulator.admin.token({ user: 'outsider', kind: 'arm' });
  for (const token of [api, outsider]) {
    expect((await ask('crcontosodata.azurecr.io', { address: '20.1.2.3', token })).status).toBe(401);
  }
});

test('a web page is refused like everywhere on the admin origin', async () => {
  const answer = await ask(
    'crcontosodata.azurecr.io',
    { address: '20.1.2.3' },
    { origin: 'https://evil.example' },
  );
  expect(answer.status).toBe(403);
  expect(answer.headers.has('docker-distribution-api-version')).toBe(false);
});

test('the resolver', async () => {
  const answer = await fetch(`${emulator.endpoints.admin}/resolver?name=crcontosodata.azurecr.io`);
  expect(await answer.json()).toMatchObject({ status: 'NOERROR', private: false });
  expect((await fetch(`${emulator.endpoints.admin}/resolver`)).status).toBe(400);
});
