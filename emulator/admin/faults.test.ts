// PUT /faults over its real port: strict about what it is given, faithful to what it has taken.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultAction } from '#emulator/fault-actions.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-admin-faults-')) });
});
afterAll(() => emulator.stop());
beforeEach(() => emulator.admin.reset());

async function call(method: string, body?: string) {
  const url = `${emulator.endpoints.admin}/faults`;
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a fault that nobody could mean is refused with a sentence', () => {
  const one = (fault: string) => `[{"match":{},"then":{"status":500},${fault}}]`;
  const action = (then: string) => `[{"match":{},"then":${then}}]`;
  test.each([
    ['{}', 'expected array'],
    ['[{"match":{}}]', '0.then'],
    [action('{"explode":true}'), 'exactly one of status, throttle, reset'],
    [action('{"status":500,"redirect":"https://x.example/"}'), 'exactly one of'],
    [action('{"status":99}'), '0.then.status'],
    [action('{"status":204,"body":{}}'), 'no body'],
    [action('{"status":503,"applied":"yes"}'), '0.then.applied'],
    [action('{"throttle":{}}'), '0.then.throttle.retryAfterSeconds'],
    [action('{"throttle":{"retryAfterSeconds":-1}}'), '0.then.throttle.retryAfterSeconds'],
    [action('{"reset":"later"}'), '0.then.reset'],
    [action('{"rewrite":{"headers":{"x":1}}}'), '0.then.rewrite.headers.x'],
    [action('{"redirect":"nowhere"}'), '0.then.redirect'],
    [action('{"spoil":"rotten"}'), '0.then.spoil'],
    [action('{"link":"nextLink"}'), '0.then.to'],
    [action('{"link":"next","to":"self"}'), '0.then.link'],
    [action('{"link":"nextLink","to":"me"}'), "'self' or a URL"],
    [action('{"listItem":{}}'), '0.then.listItem.value'],
    [action('{"listItem":{"value":null,"index":-1}}'), '0.then.listItem.index'],
    [action('{"operation":"slow"}'), '0.then.operation'],
    [one('"nth":0'), '0.nth'],
    [one('"times":-2'), '0.times'],
    [one('"probability":1.5'), '0.probability'],
    [one('"seed":3'), 'without a probability'],
    [one('"probability":0.5,"seed":-1'), '0.seed'],
    [one('"delayMs":-1'), '0.delayMs'],
    ['[{"match":{"operation":"registries.pach"},"then":{"status":500}}]', "no operation 'registries.pach'"],
    ['[{"match":{"method":"FETCH"},"then":{"status":500}}]', '0.match.method'],
    ['[{"match":{"path":"/x"},"then":{"status":500}}]', 'path'],
  ])('%s', async (body, text) => {
    const { admin } = emulator;
    await admin.setFaults([{ match: {}, times: 3, then: { status: 418 } }]);
    const answer = await call('PUT', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(text);
    // All or nothing: what was ordered before still stands.
    expect((await call('GET')).body).toMatchObject([{ times: 3, then: { status: 418 } }]);
  });

  test('every kind of action comes back as it was sent', async () => {
    const actions: readonly FaultAction[] = [
      { status: 503, headers: { 'retry-after': '1' }, body: null, applied: true },
      { throttle: { retryAfterSeconds: null } },
      { reset: 'after' },
      { rewrite: { headers: { a: null }, body: { b: 1 } } },
      { redirect: 'https://x.example/' },
      { spoil: 'endless' },
      { link: 'nextLink', to: 'self' },
      { listItem: { index: 2, value: null } },
      { operation: 'unknown' },
    ];
    const match = { operation: 'registries.get', method: 'GET' };
    const faults = actions.map((then) => ({ match, nth: 2, times: -1, probability: 0.5, seed: 9, then }));
    await emulator.admin.setFaults(faults);
    expect((await call('GET')).body).toMatchObject(faults);
  });
});
