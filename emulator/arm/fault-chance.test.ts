// Chance in faults and latency: seeded, so that a test that failed can be run again.
import { beforeEach, describe, expect, test } from 'vitest';
import { type Latencies, waitFor } from '#emulator/latency.ts';
import { at, createTestArm, type TestArm } from './arm-harness.ts';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

describe('chance', () => {
  /** Which of 40 requests a fault meets. */
  async function met(probability: number, seed?: number): Promise<string> {
    arm = createTestArm();
    const chance = seed === undefined ? { probability } : { probability, seed };
    arm.world.faults.add({ match: { method: 'get' }, times: -1, ...chance, then: { status: 500 } });
    let marks = '';
    for (let request = 0; request < 40; request += 1) {
      marks += (await arm.get(at('crcontosoprod'))).status === 500 ? 'x' : '.';
    }
    return marks;
  }
  const share = (marks: string) => [...marks].filter((mark) => mark === 'x').length / marks.length;

  test('the same seed meets the same requests, another one others', async () => {
    const first = await met(0.4, 7);
    expect(await met(0.4, 7)).toBe(first);
    expect(await met(0.4, 8)).not.toBe(first);
    expect(await met(0.4)).toBe(await met(0.4, 1));
    expect(share(first)).toBeGreaterThan(0.2);
    expect(share(first)).toBeLessThan(0.6);
    expect(share(await met(0, 7))).toBe(0);
    expect(share(await met(1, 7))).toBe(1);
  });

  test('a fault meets the same requests beside others', async () => {
    const alone = await met(0.4, 7);
    arm = createTestArm();
    arm.world.faults.add({ match: {}, times: 5, then: { status: 404 } });
    arm.world.faults.add({ match: {}, times: -1, probability: 0.4, seed: 7, then: { status: 500 } });
    const statuses: number[] = [];
    for (let request = 0; request < 40; request += 1) {
      statuses.push((await arm.get(at('crcontosoprod'))).status);
    }
    const expected = [...alone].map((mark, index) => (index < 5 ? 404 : mark === 'x' ? 500 : 200));
    expect(statuses).toEqual(expected);
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

test('jitter stays between its bounds and repeats itself with its seed', async () => {
  const waits = (seed: number) => {
    const latencies: Latencies = new Map([['registries.get', { from: 20, to: 60, seed }]]);
    return Array.from({ length: 30 }, () => waitFor(latencies, 'registries.get'));
  };
  expect(waits(3)).toEqual(waits(3));
  expect(waits(3)).not.toEqual(waits(4));
  expect(new Set(waits(3)).size).toBeGreaterThan(10);
  expect(Math.min(...waits(3))).toBeGreaterThanOrEqual(20);
  expect(Math.max(...waits(3))).toBeLessThanOrEqual(60);

  arm.world.latency.set('*', { from: 30, to: 40 });
  const start = performance.now();
  await arm.get(at('crcontosoprod'));
  expect(performance.now() - start).toBeGreaterThan(25);
});
