// What a traffic folder holds after some requests, and what it must not hold.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createArmApp } from './arm/app.ts';
import { directory } from './directory.ts';
import { writeTraffic } from './traffic.ts';
import { createWorld } from './world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'traffic-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lines = () =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').trim().split('\n').filter(Boolean),
  );

function createTestApp() {
  const world = createWorld({ seed: 'demo', armOrigin: () => 'https://arm.test' });
  const [user] = directory.users;
  const principal = {
    ...{ oid: user?.oid ?? '', upn: user?.upn ?? '', tid: directory.tenantId, appId: directory.clientId },
    ...{ amr: ['pwd'], acrs: [], xmsCc: [] },
  };
  const app = createArmApp(world, () => Promise.resolve({ ok: true, principal }), writeTraffic(folder));
  return { world, app };
}

const get = () =>
  new Request('https://arm.test/subscriptions?api-version=2022-12-01', {
    headers: { authorization: 'Bearer secret', 'x-ms-client-request-id': 'c-1' },
  });

it('keeps request and answer in the form of Azure’s validator, without the token', async () => {
  const { app } = createTestApp();
  const answer = await (await app.fetch(get())).json();
  const [line = '', ...others] = lines();
  expect(others).toEqual([]);
  expect(JSON.parse(line)).toMatchObject({
    liveRequest: { url: get().url, method: 'GET', headers: { 'x-ms-client-request-id': 'c-1' } },
    liveResponse: { statusCode: '200', body: answer },
  });
  expect(line).not.toContain('secret');
});

it('leaves out what a fault made up', async () => {
  const { app, world } = createTestApp();
  world.faults.add({ match: {}, then: { status: 200, body: 'made up' } });
  await app.fetch(get());
  expect(lines()).toEqual([]);
});
