// The admin API over its real port: what tests rely on, and what keeps web pages out.
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createArmClient } from '#emulator/arm-client.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { createSignInClient } from '#emulator/sign-in-client.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-admin-')) });
});
afterAll(() => emulator.stop());
beforeEach(() => emulator.admin.reset());

async function call(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${emulator.endpoints.admin}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('who may ask', () => {
  test('a request with an Origin is refused, whatever the origin', async () => {
    for (const origin of ['https://evil.example', 'null', emulator.endpoints.admin]) {
      expect((await call('POST', '/reset', '{}', { origin })).status).toBe(403);
    }
  });

  test('a request under a foreign name is refused (DNS rebinding)', async () => {
    const statusFor = (host: string) =>
      new Promise((resolve) => {
        request(`${emulator.endpoints.admin}/state`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('localhost.evil.example:80')).toBe(403);
    expect(await statusFor('localhost:1234')).toBe(200);
  });
});

describe('errors', () => {
  test.each([
    ['GET', '/nothing', undefined, 404, 'no GET /nothing'],
    ['POST', '/reset', '{', 400, 'not JSON'],
    ['POST', '/reset', '{"seed":"nonsense"}', 400, "no seed 'nonsense'"],
    ['POST', '/reset', '{"other":1}', 400, 'other'],
    ['PUT', '/latency', '{"*":"slow"}', 400, "'*'"],
    ['PUT', '/latency', '{"*":-1}', 400, "'*'"],
    ['PATCH', '/settings', '{"nonsense":1}', 400, "no setting 'nonsense'"],
    ['PATCH', '/settings', '{"pageSize":"2"}', 400, 'must be a number'],
    ['PATCH', '/settings', '{"unconfirmed":{"nonsense":true}}', 400, "'unconfirmed.nonsense'"],
    ['PATCH', '/settings', '{"noConsent":["nobody"]}', 400, "'nobody'"],
    ['PUT', '/latency', '{"*":{"from":5,"to":2}}', 400, "'*'"],
    ['PUT', '/latency', '{"registries.pach":5}', 400, "no operation 'registries.pach'"],
    ['GET', '/requests?since=x', undefined, 400, 'since'],
    ['POST', '/tokens', '{"user":"nobody","kind":"api"}', 400, 'user'],
    ['POST', '/revoke', '{"user":"nobody"}', 400, "'nobody'"],
    ['POST', '/colleagues', '{"of":"nobody","count":1}', 400, 'of'],
    ['POST', '/colleagues', '{"of":"operator","count":1000}', 400, 'count'],
    ['POST', '/tokens', '{"user":"operator-0","kind":"api"}', 400, 'user'],
    ['GET', '/sign-ins?since=x', undefined, 400, 'since'],
  ])('%s %s %s → %i', async (method, path, body, status, text) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(text);
  });
});

test('what is switched takes effect on the way it is read back, and reset undoes all of it', async () => {
  const { admin } = emulator;
  const before = await admin.settings();
  expect(await admin.settings({ noConsent: ['reader'], longOperationMs: 15_000 })).toMatchObject({
    noConsent: ['reader'],
    longOperationMs: 15_000,
  });
  await admin.settings({ unconfirmed: { rejectedIsFinal: false } });
  expect((await admin.settings()).unconfirmed).toEqual({
    ...(before.unconfirmed as object),
    rejectedIsFinal: false,
  });
  await admin.setLatency({ 'registries.patch': 900, '*': 20 });
  expect((await call('GET', '/latency')).body).toEqual({ 'registries.patch': 900, '*': 20 });
  const fault = '{"match":{"operation":"registries.patch"},"then":{"status":503}}';
  expect((await call('PUT', '/faults', `[${fault}]`)).status).toBe(200);
  expect((await call('GET', '/faults')).body).toMatchObject([{ ...JSON.parse(fault), times: 1 }]);

  await admin.reset();
  expect(await admin.settings()).toEqual(before);
  expect((await call('GET', '/latency')).body).toEqual({});
  expect((await call('GET', '/faults')).body).toEqual([]);
});

test('the state is the seed, and another seed replaces it', async () => {
  const { admin } = emulator;
  const demo = await admin.state();
  expect((demo.registries as unknown[]).length).toBeGreaterThan(10);
  await admin.reset('empty');
  expect((await admin.state()).registries).toEqual([]);
  await admin.reset('demo');
  expect(((await admin.state()).registries as unknown[]).length).toBe((demo.registries as unknown[]).length);
});

test('tokens are made to order, wrong ones too', async () => {
  const { admin } = emulator;
  const arm = decodeJwt(await admin.token({ user: 'operator', kind: 'arm', mfa: true }));
  expect(arm).toMatchObject({
    aud: 'https://management.azure.com',
    upn: 'operator@contoso.example',
    acrs: ['p1'],
  });
  const expired = decodeJwt(await admin.token({ user: 'reader', kind: 'api', lifetimeSeconds: -60 }));
  expect(expired.exp).toBeLessThan(Date.now() / 1000);
  expect(expired.iat).toBeLessThan(expired.exp ?? 0);
  const odd = decodeJwt(
    await admin.token({ user: 'reader', kind: 'api', overrides: { aud: 'other', scp: null } }),
  );
  expect([odd.aud, odd.scp]).toEqual(['other', undefined]);
});

test('the lifetimes are settings', async () => {
  await emulator.admin.settings({ apiTokenLifetimeSeconds: 90 });
  const client = createSignInClient(emulator.endpoints.browserAuthority);
  expect((await client.signIn('reader')).expires_in).toBe(90);
});

test('revoking ends refresh tokens and sessions', async () => {
  const client = createSignInClient(emulator.endpoints.browserAuthority);
  const { refresh_token } = await client.signIn('reader');
  await emulator.admin.revoke('reader');
  expect((await client.refresh(String(refresh_token))).body.error_codes).toEqual([50173]);
  expect((await client.authorize('v'.repeat(43), { prompt: 'none' })).answer.error).toBe('login_required');
});

test('colleagues have the roles of the one they are like, and nothing before and after', async () => {
  const { admin, endpoints } = emulator;
  const visible = async (user: string) => {
    const token = await admin.token({ user, kind: 'arm' });
    const ask = createArmClient(endpoints, token);
    return (await ask('GET', '/subscriptions?api-version=2022-12-01')).body.value as unknown[];
  };
  const own = await visible('reader');
  expect(await visible('reader-2')).toEqual([]);
  const users = await admin.addColleagues('reader', 3);
  expect(users.map(({ key, upn }) => [key, upn])).toEqual(
    [1, 2, 3].map((number) => [`reader-${number}`, `reader-${number}@contoso.example`]),
  );
  expect(new Set(users.map(({ oid }) => oid)).size).toBe(3);
  expect(await visible('reader-2')).toEqual(own);
  await admin.reset();
  expect(await visible('reader-2')).toEqual([]);
});

test('the token endpoints tell what they gave and refused', async () => {
  const { admin, endpoints } = emulator;
  await call('DELETE', '/sign-ins');
  const client = createSignInClient(endpoints.browserAuthority);
  const { refresh_token } = await client.signIn('approver-12');
  await admin.revoke('approver-12');
  await client.refresh(String(refresh_token));
  const entries = await admin.signIns();
  const [{ oid } = { oid: null }] = await admin.addColleagues('approver', 12).then((all) => all.slice(11));
  expect(entries).toMatchObject([
    { grant: 'authorization_code', oid, audience: endpoints.clientId, error: null },
    { grant: 'refresh_token', oid: null, audience: null, error: 50173 },
  ]);
  expect(JSON.stringify(entries)).not.toContain('eyJ');
  expect(await admin.signIns(entries[0]?.seq)).toEqual(entries.slice(1));
});
