// The clock over the admin API's real port: it runs, is held, and takes no nonsense.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-admin-clock-')) });
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  await emulator.admin.reset();
  await emulator.admin.clock({ frozen: true });
});

test('real time runs on unless the clock is held, and reset brings it back', async () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
  const { now: held } = await emulator.admin.clock();
  await pause();
  expect((await emulator.admin.clock()).now).toBe(held);
  await emulator.admin.clock({ frozen: false, advanceMs: 86_400_000 });
  await pause();
  const running = await emulator.admin.clock();
  expect(running).toMatchObject({ frozen: false, advancedMs: 86_400_000 });
  expect(Date.parse(running.now)).toBeGreaterThan(Date.parse(held) + 86_400_000);
  await emulator.admin.reset();
  const { now, frozen, advancedMs } = await emulator.admin.clock();
  expect([frozen, advancedMs]).toEqual([false, 0]);
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(2_000);
});

test.each([
  ['{"advanceMs":-1}', 'only moves forward'],
  ['{"advanceMs":1.5}', 'advanceMs'],
  ['{"advanceMs":"20"}', 'advanceMs'],
  ['{"advanceMs":400000000000}', 'advanceMs'],
  ['{"frozen":1}', 'frozen'],
  ['{"now":"2030-01-01"}', 'now'],
  ['nonsense', 'not JSON'],
])('%s is refused and moves nothing', async (body, text) => {
  const before = await emulator.admin.clock();
  const answer = await fetch(`${emulator.endpoints.admin}/clock`, { method: 'PATCH', body });
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: string }).error).toContain(text);
  expect(await emulator.admin.clock()).toEqual(before);
});
