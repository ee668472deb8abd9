// The way of a request: headers, paths, faults, the log and pages.
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
