// The clock: by itself, and as what every waiting behaviour of a running emulator goes by.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ArmClient, createArmClient } from './arm-client.ts';
import { createClock } from './clock.ts';
import { type Emulator, launchEmulator } from './launch.ts';

describe('by itself', () => {
  test('follows what it is given, from where it was moved to', () => {
    let real = 1_000;
    const clock = createClock(() => real);
    clock.advance(500);
    real += 10;
    expect([clock.now(), clock.advancedMs(), clock.isFrozen()]).toEqual([1_510, 500, false]);
  });

  test('held, it moves only when told; let go, it runs on from there', () => {
    let real = 1_000;
    const clock = createClock(() => real);
    clock.freeze();
    real += 100;
    clock.advance(5);
    clock.freeze();
    expect([clock.now(), clock.isFrozen()]).toEqual([1_005, true]);
    clock.run();
    real += 7;
    expect([clock.now(), clock.isFrozen()]).toEqual([1_012, false]);
    clock.reset();
    expect([clock.now(), clock.advancedMs()]).toEqual([1_107, 0]);
  });
});

const SUBSCRIPTION = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const GROUP = `${SUBSCRIPTION}/resourceGroups/myResourceGroup`;
const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry?api-version=2025-11-01`;

let emulator: Emulator;
let arm: ArmClient;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-clock-')) });
});
afterAll(() => emulator.stop());
// Nothing below may end because the test itself takes time.
beforeEach(async () => {
  await emulator.admin.reset();
  await emulator.admin.clock({ frozen: true });
  arm = await clientOf('operator');
});

const clientOf = async (user: string) =>
  createArmClient(emulator.endpoints, await emulator.admin.token({ user, kind: 'arm' }));
const advance = (milliseconds: number) => emulator.admin.clock({ advanceMs: milliseconds });

describe('what the clock drives', () => {
  test('the time that resources and answers carry', async () => {
    const { now } = await emulator.admin.clock();
    await advance(3_600_000);
    const later = new Date(Date.parse(now) + 3_600_000);
    const answer = await arm('PATCH', REGISTRY, { tags: { a: 'b' } });
    expect(Date.parse(answer.body.systemData.lastModifiedAt)).toBe(later.getTime());
    expect(answer.headers['date']).toBe(later.toUTCString());
  });

  test('long-running operations', async () => {
    const accepted = await arm('PATCH', REGISTRY, { properties: { anonymousPullEnabled: true } });
    const poll = accepted.headers['azure-asyncoperation'] ?? '';
    await advance(1_999);
    expect((await arm('GET', poll)).body.status).toBe('Updating');
    await advance(1);
    expect((await arm('GET', poll)).body.status).toBe('Succeeded');
  });

  test('a network operation, and the registration of a provider', async () => {
    const network = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet?api-version=2024-05-01`;
    const accepted = await arm('PUT', network, {
      location: 'westcentralus',
      properties: { addressSpace: { addressPrefixes: ['10.9.0.0/16'] } },
    });
    const provider = `${SUBSCRIPTION}/providers/Microsoft.Insights`;
    await arm('POST', `${provider}/unregister?api-version=2021-04-01`);
    const poll = accepted.headers['azure-asyncoperation'] ?? '';
    const states = async () => [
      (await arm('GET', poll)).body.status,
      (await arm('GET', `${provider}?api-version=2021-04-01`)).body.registrationState,
    ];
    expect(await states()).toEqual(['InProgress', 'Unregistering']);
    await advance(2_000);
    expect(await states()).toEqual(['Succeeded', 'Unregistered']);
  });

  test('the activity log', async () => {
    await arm('PATCH', REGISTRY, { tags: { a: 'b' } });
    const filter = encodeURIComponent(`eventTimestamp ge '${monthAgo()}T00:00:00Z'`);
    const log = `${SUBSCRIPTION}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=${filter}`;
    await advance(19_999);
    expect((await arm('GET', log)).body.value).toEqual([]);
    await advance(1);
    expect((await arm('GET', log)).body.value).toHaveLength(1);
  });

  test('the refill of rate limits', async () => {
    await emulator.admin.settings({ rateLimits: { writes: { capacity: 1, perSecond: 0.1 } } });
    const write = async () => (await arm('PATCH', REGISTRY, { tags: {} })).status;
    expect([await write(), await write()]).toEqual([200, 429]);
    await advance(10_000);
    expect(await write()).toBe(200);
  });

  test('the replication of the directory', async () => {
    const identity = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/new?api-version=2024-11-30`;
    const { body } = await arm('PUT', identity, { location: 'westcentralus' });
    const assigner = createArmClient(emulator.endpoints, await servicePrincipalToken());
    const assign = async () => {
      const path = `${GROUP}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}?api-version=2022-04-01`;
      const roleDefinitionId = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
      return assigner('PUT', path, {
        properties: { principalId: body.properties.principalId, roleDefinitionId },
      });
    };
    expect((await assign()).body.error.code).toBe('PrincipalNotFound');
    await advance(2_000);
    expect((await assign()).status).toBe(201);
  });

  test("a registry's own tokens", async () => {
    const token = await emulator.admin.token({ user: 'operator', kind: 'arm' });
    const host = `${emulator.endpoints.admin}/data-plane/mycontainerregistry.azurecr.io`;
    const headers = { 'x-client': '{"address":"20.1.2.3"}' };
    const form = new URLSearchParams({
      grant_type: 'access_token',
      service: 'mycontainerregistry.azurecr.io',
      access_token: token,
    });
    const exchanged = await fetch(`${host}/oauth2/exchange`, { method: 'POST', headers, body: form });
    const { refresh_token } = (await exchanged.json()) as { refresh_token: string };
    const refresh = () =>
      fetch(`${host}/oauth2/token`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          service: 'mycontainerregistry.azurecr.io',
          scope: 'repository:app:pull',
          refresh_token,
        }),
      });
    expect((await refresh()).status).toBe(200);
    await advance(3 * 60 * 60_000);
    expect((await refresh()).status).toBe(401);
  });
});

describe('tokens for Azure', () => {
  const subscriptions = '/subscriptions?api-version=2022-12-01';

  test('age with the clock; one made afterwards is good, and its times are real', async () => {
    await advance(4_499_000);
    expect((await arm('GET', subscriptions)).status).toBe(200);
    await advance(1_000);
    const refused = await arm('GET', subscriptions);
    expect([refused.status, refused.body.error.code]).toEqual([401, 'ExpiredAuthenticationToken']);

    const fresh = await emulator.admin.token({ user: 'operator', kind: 'arm' });
    expect((await createArmClient(emulator.endpoints, fresh)('GET', subscriptions)).status).toBe(200);
    const { iat = 0, exp = 0 } = decodeJwt(fresh);
    expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(10);
    expect(exp - iat).toBe(4_500);
    await advance(4_500_000);
    expect((await createArmClient(emulator.endpoints, fresh)('GET', subscriptions)).status).toBe(401);
  });

  test("the service principal's and the console's own tokens say real times, too", async () => {
    await advance(7_200_000);
    const application = await servicePrincipalToken();
    expect((await createArmClient(emulator.endpoints, application)('GET', subscriptions)).status).toBe(200);
    const own = decodeJwt(await emulator.admin.token({ user: 'operator', kind: 'api' }));
    expect(Math.abs((own.iat ?? 0) - Date.now() / 1000)).toBeLessThan(10);
    expect(own).not.toHaveProperty('emulator_clock_advanced_ms');
  });

  test('a token that says it has expired has, however the clock stands', async () => {
    const token = await emulator.admin.token({ user: 'operator', kind: 'arm', lifetimeSeconds: -5 });
    expect((await createArmClient(emulator.endpoints, token)('GET', subscriptions)).status).toBe(401);
  });
});

/** The log goes back 90 days. */
const monthAgo = () => new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

async function servicePrincipalToken(): Promise<string> {
  const { browserAuthority, tenantId } = emulator.endpoints;
  const { clientId, clientSecret } = emulator.servicePrincipal;
  const answer = await fetch(`${browserAuthority}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://management.azure.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
