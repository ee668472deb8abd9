// Faults ordered in advance: what reaches the wire, and what is stored afterwards.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, ORIGIN, type TestArm } from './arm-harness.ts';

const PLATFORM = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const LIST = `${PLATFORM}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01`;

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
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

  test.each([
    [false, false],
    [true, true],
  ])('a 5xx, carried out: %s', async (applied, changed) => {
    arm.world.faults.add({ match: { method: 'PATCH' }, then: { status: 503, applied } });
    expect((await arm.patch(at('crcontosoprod'), change)).status).toBe(503);
    expect(await isChanged()).toBe(changed);
    expect(arm.world.log.entries()[0]).toMatchObject({ status: 503, applied: changed });
  });

  test.each([
    [7, '7'],
    [null, null],
  ])('429 with Retry-After %s, and nothing is carried out', async (retryAfterSeconds, header) => {
    arm.world.faults.add({ match: { method: 'PATCH' }, then: { throttle: { retryAfterSeconds } } });
    const answer = await arm.patch(at('crcontosoprod'), change);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, header]);
    expect(answer.body.error.code).toBe('SubscriptionRequestsThrottled');
    expect(await isChanged()).toBe(false);
  });

  test('the nth matching request, whatever comes between', async () => {
    arm.world.faults.add({ match: { operation: 'registries.get' }, nth: 3, then: { status: 500 } });
    const statuses: number[] = [];
    for (let request = 0; request < 4; request += 1) {
      await arm.get(LIST);
      statuses.push((await arm.get(at('crcontosoprod'))).status);
    }
    expect(statuses).toEqual([200, 200, 500, 200]);
  });

  test.each(['nextLink', 'resourceLocation', 'azure-asyncoperation', 'location'] as const)(
    'a hostile %s, and one that leads to the request itself',
    async (link) => {
      const shown = ({ body, headers }: Awaited<ReturnType<typeof arm.get>>) =>
        link in body ? body[link] : headers.get(link);
      const { length } = (await arm.get(LIST)).body.value;
      arm.world.faults.add({ match: {}, then: { link, to: 'https://trap.example/x' } });
      const hostile = await arm.get(LIST);
      expect([hostile.status, shown(hostile), hostile.body.value.length]).toEqual([
        200,
        'https://trap.example/x',
        length,
      ]);
      arm.world.faults.add({ match: {}, then: { link, to: 'self' } });
      expect(shown(await arm.get(LIST))).toBe(`${ORIGIN}${LIST}`);
      arm.world.faults.add({ match: {}, then: { link, to: 'self' } });
      expect(shown(await arm.get(`${PLATFORM}?api-version=1999-01-01`))).toBeNull();
    },
  );

  test('a link on a write is the answer’s alone: the write is carried out', async () => {
    arm.world.faults.add({
      match: { method: 'PATCH' },
      then: { link: 'azure-asyncoperation', to: 'https://trap.example/' },
    });
    const answer = await arm.patch(at('crcontosoprod'), change);
    expect([answer.status, answer.headers.get('azure-asyncoperation')]).toEqual([
      200,
      'https://trap.example/',
    ]);
    expect(await isChanged()).toBe(true);
  });

  test.each([undefined, 4, 99])('a malformed item in a list, at %s', async (index) => {
    const before = (await arm.get(LIST)).body.value;
    const place = Math.min(index ?? 0, before.length);
    const value = { id: 7, properties: 'odd' };
    const listItem = index === undefined ? { value } : { index, value };
    arm.world.faults.add({ match: { operation: 'registries.list' }, then: { listItem } });
    const items = (await arm.get(LIST)).body.value;
    expect(items).toHaveLength(before.length + 1);
    expect(items[place]).toEqual(value);
    expect(items.toSpliced(place, 1)).toEqual(before);
    expect((await arm.get(LIST)).body.value).toEqual(before);
  });
});
