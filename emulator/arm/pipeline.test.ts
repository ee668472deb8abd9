// The way of a request: headers, refusals in their order, rate limits, faults and the log.
// biome-ignore-all lint/suspicious/noThenProperty: the fault book's own word; nothing awaits a fault.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, ORIGIN, type TestArm } from './arm-harness.ts';

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const PLATFORM = '/subscriptions/5ab00001-0000-4000-8000-000000000001';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

test('every answer carries the headers of Azure Resource Manager', async () => {
  const { headers } = await arm.get(at('crcontosoprod'));
  expect(headers.get('x-ms-request-id')).toMatch(GUID);
  expect(headers.get('x-ms-correlation-request-id')).toMatch(GUID);
  expect(headers.get('x-ms-routing-request-id')).toMatch(/^WESTEUROPE:20261121T090000Z:/);
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  expect(headers.get('date')).toBe('Sat, 21 Nov 2026 09:00:00 GMT');
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
});

test("the client's ids come back", async () => {
  const headers = {
    'x-ms-correlation-request-id': 'corr-1',
    'x-ms-client-request-id': 'client-1',
    'x-ms-return-client-request-id': 'true',
  };
  const answer = await arm.send('GET', at('crcontosoprod'), { headers });
  expect(answer.headers.get('x-ms-correlation-request-id')).toBe('corr-1');
  expect(answer.headers.get('x-ms-client-request-id')).toBe('client-1');
  expect(arm.world.log.entries()[0]).toMatchObject({ correlationId: 'corr-1', clientRequestId: 'client-1' });
});

describe('refusals', () => {
  test('without a token: 401, whatever else is wrong', async () => {
    const answer = await arm.send('GET', '/nonsense', { user: null });
    expect(answer.status).toBe(401);
    expect(answer.body.error.code).toBe('AuthenticationFailed');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test.each([
    [idOf('crcontosoprod'), 400, 'MissingApiVersionParameter'],
    [at('crcontosoprod', '2020-01-01'), 404, 'InvalidResourceType'],
    [at('crcontosoprod', '2017-10-01', '/privateEndpointConnections'), 404, 'InvalidResourceType'],
    ['/subscriptions?api-version=1999-01-01', 400, 'InvalidApiVersionParameter'],
    [`${PLATFORM}/resourceGroups?api-version=2026-06-01`, 400, 'InvalidApiVersionParameter'],
    ['/subscriptions/nonsense?api-version=2022-12-01', 400, 'InvalidSubscriptionId'],
    [
      '/subscriptions/5ab00009-0000-4000-8000-000000000009?api-version=2022-12-01',
      404,
      'SubscriptionNotFound',
    ],
    [
      `${PLATFORM}/resourceGroups/none/providers/Microsoft.ContainerRegistry/registries/x?api-version=2025-11-01`,
      404,
      'ResourceGroupNotFound',
    ],
    [at('crcontosoprod').replace('crcontosoprod', 'none'), 404, 'ResourceNotFound'],
    [at('crcontosoprod', '2025-11-01', '/privateEndpointConnections/none'), 404, 'ResourceNotFound'],
    [
      `${PLATFORM}/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu/subnets/none?api-version=2024-05-01`,
      404,
      'NotFound',
    ],
  ])('%s answers %i %s', async (path, status, code) => {
    const answer = await arm.get(path);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test('the wording is that of Azure', async () => {
    const missing = await arm.get(at('crcontosoprod').replace('crcontosoprod', 'none'));
    expect(missing.body.error.message).toBe(
      "The Resource 'Microsoft.ContainerRegistry/registries/none' under resource group 'rg-registry-weu' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    );
    expect(missing.headers.get('x-ms-failure-cause')).toBe('gateway');
    const version = await arm.get('/subscriptions?api-version=1999-01-01');
    expect(version.body.error.message).toMatch(
      /^The api-version '1999-01-01' is invalid. The supported versions are '2022-12-01,/,
    );
  });

  test.each([
    ['POST', at('crcontosoprod', '2025-11-01', '/listCredentials'), undefined],
    ['GET', at('crcontosoprod', '2025-11-01', '/webhooks'), undefined],
    [
      'DELETE',
      '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.Compute/virtualMachines/myDockerVM?api-version=2022-08-01',
      undefined,
    ],
    ['GET', '/nonsense?api-version=2022-12-01', undefined],
    ['PUT', `${PLATFORM}/resourceGroups/new?api-version=2021-04-01`, {}],
  ])('%s %s is not implemented and says so', async (method, path, body) => {
    const answer = await arm.send(method, path, { body });
    expect(answer.status).toBe(501);
    expect(answer.body.error.code).toBe('NotImplemented');
    expect(answer.body.error.message).toMatch(/^The embedded Azure does not implement .+\.$/);
  });

  test('a body that is no JSON, or far too large', async () => {
    const malformed = await arm.send('PATCH', at('crcontosoprod'), { text: '{"properties":' });
    expect([malformed.status, malformed.body.error.code]).toEqual([400, 'InvalidRequestContent']);
    const large = await arm.send('PATCH', at('crcontosoprod'), { text: 'x'.repeat(4 * 1024 * 1024 + 1) });
    expect([large.status, large.body.error.code]).toEqual([413, 'RequestContentTooLarge']);
    expect(arm.world.log.counters().writesApplied).toBe(0);
  });
});

describe('paths', () => {
  test.each([
    (path: string) => path.toUpperCase().replace('API-VERSION=2025-11-01', 'Api-Version=2025-11-01'),
    (path: string) => path.replace('/registries/', '//registries//'),
    (path: string) => path.replace('resourceGroups', 'resourcegroups'),
    (path: string) => path.replace('crcontosoprod?', 'crcontosopro%64?'),
  ])('are matched leniently, and ids keep their stored case (%#)', async (change) => {
    const answer = await arm.get(change(at('crcontosoprod')));
    expect(answer.status).toBe(200);
    expect(answer.body.id).toBe(idOf('crcontosoprod'));
  });

  test('an encoded slash does not reach another resource', async () => {
    const answer = await arm.get(at('crcontosoprod').replace('/registries/', '/registries%2F'));
    expect(answer.status).toBe(501);
    const name = await arm.get(
      at('crcontosoprod').replace('crcontosoprod', '..%2Fregistries%2Fcrcontosoprod'),
    );
    expect(name.status).toBe(404);
  });

  test('broken percent-encoding is a 400', async () => {
    expect((await arm.get('/subscriptions/%zz?api-version=2022-12-01')).status).toBe(400);
  });
});

describe('the second factor', () => {
  const change = { tags: { a: 'b' } };

  test('writes are challenged until the token has it, reads are not', async () => {
    arm.world.settings.mfaOnWrites = true;
    const refused = await arm.patch(at('crcontosoprod'), change);
    expect(refused.status).toBe(401);
    const challenge = refused.headers.get('www-authenticate') ?? '';
    expect(challenge).toContain('error="insufficient_claims"');
    const claims = /claims="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toEqual({
      access_token: { acrs: { essential: true, values: ['p1'] } },
    });
    expect((await arm.get(at('crcontosoprod'))).body.tags).not.toEqual(change.tags);
    expect((await arm.patch(at('crcontosoprod'), change, 'operator+mfa')).status).toBe(200);
  });

  test('who has no right is told so, not sent through a second factor', async () => {
    arm.world.settings.mfaOnWrites = true;
    expect((await arm.patch(at('crcontosoprod'), change, 'reader')).status).toBe(403);
  });
});

describe('rate limits', () => {
  test('count down per principal and subscription, refill with time, and refuse in between', async () => {
    const first = await arm.get(at('crcontosoprod'));
    expect(first.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('249');
    expect(first.headers.get('x-ms-ratelimit-remaining-subscription-global-reads')).toBe('3749');
    const other = await arm.get(at('crcontosoprod'), 'reader');
    expect(other.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('249');
    expect(other.headers.get('x-ms-ratelimit-remaining-subscription-global-reads')).toBe('3748');
    const elsewhere = await arm.get(at('crcontosodata'));
    expect(elsewhere.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('249');
    const write = await arm.patch(at('crcontosoprod'), { tags: {} });
    expect(write.headers.get('x-ms-ratelimit-remaining-subscription-writes')).toBe('199');

    for (let request = 0; request < 249; request += 1) await arm.get(at('crcontosoprod'));
    const refused = await arm.get(at('crcontosoprod'));
    expect(refused.status).toBe(429);
    expect(refused.body.error.code).toBe('SubscriptionRequestsThrottled');
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('0');

    arm.pass(1_000);
    const again = await arm.get(at('crcontosoprod'));
    expect(again.status).toBe(200);
    expect(again.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('24');
  });

  test('a refused write changes nothing', async () => {
    arm.world.settings.rateLimits.writes = { capacity: 0, perSecond: 0.05 };
    const refused = await arm.patch(at('crcontosoprod'), { tags: { changed: 'yes' } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20']);
    expect((await arm.get(at('crcontosoprod'))).body.tags).not.toHaveProperty('changed');
  });
});

describe('faults', () => {
  const change = { tags: { fault: 'no' } };
  const isChanged = async () => (await arm.get(at('crcontosoprod'))).body.tags.fault === 'no';

  test('an answer in place of the real one, as often as ordered', async () => {
    arm.world.faults.add({
      match: { operation: 'registries.patch' },
      times: 2,
      then: { status: 503, headers: { 'retry-after': '7' }, body: { error: { code: 'Busy', message: '' } } },
    });
    for (let time = 0; time < 2; time += 1) {
      const answer = await arm.patch(at('crcontosoprod'), change);
      expect([answer.status, answer.headers.get('retry-after'), answer.body.error.code]).toEqual([
        503,
        '7',
        'Busy',
      ]);
    }
    expect(await isChanged()).toBe(false);
    expect((await arm.patch(at('crcontosoprod'), change)).status).toBe(200);
    expect(arm.world.faults.list()).toEqual([]);
  });

  test('a dropped connection, before or after the change', async () => {
    arm.world.faults.add({ match: { method: 'patch' }, then: { reset: 'before' } });
    expect((await arm.patch(at('crcontosoprod'), change)).status).toBe(0);
    expect(await isChanged()).toBe(false);
    arm.world.faults.add({ match: { method: 'patch' }, then: { reset: 'after' } });
    expect((await arm.patch(at('crcontosoprod'), change)).status).toBe(0);
    expect(await isChanged()).toBe(true);
    const writes = arm.world.log.entries().filter(({ write }) => write);
    expect(writes.map(({ status, applied }) => [status, applied])).toEqual([
      [0, false],
      [0, true],
    ]);
  });

  test('a rewritten answer: deep merge, headers replaced and removed', async () => {
    arm.world.faults.add({
      match: { pathIncludes: '/registries' },
      times: -1,
      then: {
        rewrite: {
          headers: { 'X-Ms-Trap': 'yes', 'Api-Supported-Versions': null },
          body: { nextLink: 'https://trap.example/', value: null },
        },
      },
    });
    const answer = await arm.get(
      `${PLATFORM}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01`,
    );
    expect(answer.body).toEqual({ nextLink: 'https://trap.example/' });
    expect(answer.headers.get('x-ms-trap')).toBe('yes');
    expect(answer.headers.get('api-supported-versions')).toBeNull();
    expect(arm.world.faults.list()).toHaveLength(1);
  });

  test('meets one api-version and leaves the others alone', async () => {
    arm.world.faults.add({ match: { pathIncludes: 'API-VERSION=2021-08-01' }, then: { status: 400 } });
    expect((await arm.get(at('crcontosoprod'))).status).toBe(200);
    expect((await arm.get(at('crcontosoprod', '2021-08-01-preview'))).status).toBe(400);
  });

  test('a redirect, only for the subscription it was ordered for', async () => {
    const subscriptionId = '5AB00001-0000-4000-8000-000000000001';
    arm.world.faults.add({ match: { subscriptionId }, then: { redirect: 'https://trap.example/' } });
    expect((await arm.get(at('crcontosodata'))).status).toBe(200);
    const answer = await arm.get(at('crcontosoprod'));
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'https://trap.example/']);
  });
});

describe('the log', () => {
  test('tells what was asked, by whom, and whether it changed anything', async () => {
    await arm.get(`${at('crcontosoprod')}&%24filter=x`);
    await arm.patch(at('crcontosoprod'), { tags: { log: '1' } });
    await arm.patch(at('crcontosoprod'), { tags: { log: '2' } }, 'reader');
    await arm.send('GET', '/subscriptions', { user: null });
    const [read, write, refused, stranger] = arm.world.log.entries();
    expect(read).toMatchObject({
      seq: 1,
      method: 'GET',
      operation: 'registries.get',
      apiVersion: '2025-11-01',
      query: { $filter: 'x' },
      status: 200,
      write: false,
      principal: { upn: 'operator@contoso.example' },
    });
    expect(write).toMatchObject({
      requestBody: { tags: { log: '1' } },
      write: true,
      applied: true,
      status: 200,
    });
    expect(refused).toMatchObject({
      write: true,
      applied: false,
      status: 403,
      principal: { upn: 'reader@contoso.example' },
    });
    expect(stranger).toMatchObject({ principal: null, status: 401, operation: 'subscriptions.list' });
    expect(JSON.stringify(arm.world.log.entries())).not.toContain('Bearer');
    expect(arm.world.log.counters()).toEqual({
      requests: 4,
      reads: 2,
      writes: 2,
      writesApplied: 1,
      byOperation: { 'registries.get': 1, 'registries.patch': 2, 'subscriptions.list': 1 },
      byStatus: { 200: 2, 401: 1, 403: 1 },
    });
    expect(arm.world.log.entries(3)).toHaveLength(1);
  });
});

test('latency holds a request back, by operation before all others', async () => {
  arm.world.latency.set('*', 5_000).set('registries.get', 30);
  const start = performance.now();
  await arm.get(at('crcontosoprod'));
  const waited = performance.now() - start;
  expect(waited).toBeGreaterThan(25);
  expect(waited).toBeLessThan(2_000);
});

test('reset brings everything back to its beginning', async () => {
  await arm.patch(at('crcontosoprod'), { tags: { gone: 'soon' } });
  arm.world.settings.pageSize = 1;
  arm.world.settings.unconfirmed.rejectedIsFinal = false;
  arm.world.latency.set('*', 1);
  arm.world.faults.add({ match: {}, then: { status: 500 } });
  arm.world.reset();
  expect(arm.world.settings).toMatchObject({ pageSize: 1_000, unconfirmed: { rejectedIsFinal: true } });
  expect([arm.world.log.entries().length, arm.world.latency.size, arm.world.faults.list().length]).toEqual([
    0, 0, 0,
  ]);
  const answer = await arm.get(at('crcontosoprod'));
  expect(answer.body.tags).not.toHaveProperty('gone');
  expect(answer.headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('249');
  expect(() => arm.world.reset('nonsense')).toThrow(
    "There is no seed 'nonsense'. The seeds are demo, empty, fleet:REGISTRIESxSUBSCRIPTIONS.",
  );
});

test('lists come in pages behind an absolute nextLink', async () => {
  arm.world.settings.pageSize = 4;
  const names: string[] = [];
  let next: string | undefined =
    `${PLATFORM}/providers/microsoft.containerregistry/registries?api-version=2025-11-01`;
  const sizes: number[] = [];
  while (next !== undefined) {
    const answer = await arm.get(next);
    expect(answer.status).toBe(200);
    sizes.push(answer.body.value.length);
    for (const { name } of answer.body.value) names.push(name);
    next = answer.body.nextLink;
    if (next) expect(next).toMatch(new RegExp(`^${ORIGIN}/subscriptions/.*&%24skiptoken=`));
  }
  const stored = [...arm.world.store.registries.all()].filter(({ id }) => id.startsWith(`${PLATFORM}/`));
  expect(names).toEqual(stored.map(({ name }) => name));
  const last = sizes.pop();
  expect(last).toBe(stored.length % 4 || 4);
  expect(sizes).toEqual(Array.from({ length: Math.ceil(stored.length / 4) - 1 }, () => 4));
  const bad = await arm.get(
    `${PLATFORM}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01&$skiptoken=bad`,
  );
  expect(bad.status).toBe(400);
});
