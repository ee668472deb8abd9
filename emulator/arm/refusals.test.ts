// What is refused before any handler looks: token, path, version, existence, body, second factor, rate limit.
// biome-ignore-all lint/suspicious/noThenProperty: the fault book's own word; nothing awaits a fault.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from './arm-harness.ts';

const PLATFORM = '/subscriptions/5ab00001-0000-4000-8000-000000000001';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
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
    ['POST', at('crcontosoprod', '2025-11-01', '/regenerateCredential'), undefined],
    ['GET', at('crcontosoprod', '2025-11-01', '/webhooks'), undefined],
    [
      'DELETE',
      '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.Compute/virtualMachines/myDockerVM?api-version=2022-08-01',
      undefined,
    ],
    ['GET', '/nonsense?api-version=2022-12-01', undefined],
    ['POST', `${PLATFORM}/resourceGroups/rg-hub-weu/exportTemplate?api-version=2021-04-01`, {}],
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
