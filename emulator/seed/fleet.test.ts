// The fleet: of any size, the same at every start, and nothing in it that ARM would not have accepted.
import { describe, expect, test } from 'vitest';
import { validateRegistry } from '#emulator/arm/handlers/registry-rules.ts';
import { fleetSeed, parseFleet } from './fleet.ts';

const NOW = Date.UTC(2026, 10, 21);

describe('its name', () => {
  test('is a size', () => {
    expect(parseFleet('fleet:1000x20')).toEqual({ registries: 1_000, subscriptions: 20 });
  });

  test.each([
    'fleet',
    'fleet:',
    'fleet:0x1',
    'fleet:5x0',
    'fleet:5',
    'fleet:99999x1',
    'fleet:5x201',
    'fleet:-1x2',
  ])('%s is none', (name) => expect(parseFleet(name)).toBeNull());
});

test('holds as many as asked for, spread over the subscriptions, each of which the demo users see', () => {
  const seed = fleetSeed({ registries: 100, subscriptions: 6 }, NOW);
  expect(seed.registries).toHaveLength(100);
  expect(new Set(seed.registries.map(({ subscriptionId }) => subscriptionId)).size).toBe(6);
  const pending = seed.registries.flatMap(({ connections }) =>
    connections.filter(({ status }) => status === 'Pending'),
  );
  expect(pending).toHaveLength(40);
  for (const { subscriptionId } of seed.subscriptions) {
    expect(seed.roleAssignments.filter(({ scope }) => scope.endsWith(subscriptionId))).toHaveLength(8);
  }
  for (const registry of seed.registries) expect(() => validateRegistry(registry)).not.toThrow();
});

test('is the same at every start', () => {
  const size = { registries: 50, subscriptions: 3 };
  expect(fleetSeed(size, NOW)).toEqual(fleetSeed(size, NOW));
});

test('ten thousand registries are there in a few seconds', { timeout: 10_000 }, () => {
  expect(fleetSeed({ registries: 10_000, subscriptions: 20 }, NOW).registries).toHaveLength(10_000);
});
