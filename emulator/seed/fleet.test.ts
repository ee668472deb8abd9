// The fleet: of any size, the same at every start, as varied as a company's, and nothing in it that ARM would refuse.
import { describe, expect, test } from 'vitest';
import { parseIpRule } from '#emulator/arm/handlers/ip-rule.ts';
import { validateRegistry } from '#emulator/arm/handlers/registry-rules.ts';
import { fleetSeed, parseFleet } from './fleet.ts';
import { fleetHistory } from './fleet-history.ts';
import { registryName } from './fleet-names.ts';
import { changesFrom } from './past-changes.ts';

const NOW = Date.UTC(2026, 10, 21);
const DAY = 86_400_000;

describe('its name', () => {
  test('is a size', () => {
    expect(parseFleet('fleet:10000x500')).toEqual({ registries: 10_000, subscriptions: 500 });
    expect(parseFleet('fleet:100000x1000')).toEqual({ registries: 100_000, subscriptions: 1_000 });
  });

  test.each([
    'fleet',
    'fleet:',
    'fleet:0x1',
    'fleet:5x0',
    'fleet:5',
    'fleet:100001x1',
    'fleet:5x1001',
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
});

test('is the same at every start, and a registry the same in every fleet', () => {
  const size = { registries: 50, subscriptions: 3 };
  expect(fleetSeed(size, NOW)).toEqual(fleetSeed(size, NOW));
  const [small, large] = [50, 5_000].map(
    (registries) => fleetSeed({ registries, subscriptions: 3 }, NOW).registries[42],
  );
  expect(large).toEqual(small);
});

test('no two of a hundred thousand are called the same', () => {
  const names = new Set<string>();
  for (let number = 0; number < 100_000; number += 1) names.add(registryName(number, 'prod', 'westeurope'));
  expect(names.size).toBe(100_000);
  for (const name of names) if (!/^[a-z0-9]{5,50}$/.test(name)) throw new Error(name);
});

describe('of five thousand', () => {
  const seed = fleetSeed({ registries: 5_000, subscriptions: 250 }, NOW);
  const { registries } = seed;
  const share = (test: (registry: (typeof registries)[number]) => boolean) =>
    registries.filter(test).length / registries.length;
  const ruleCounts = registries.map(({ networkRuleSet }) => networkRuleSet.ipRules.length);

  test('every registry could have been made through ARM', () => {
    const subnets = new Map(
      seed.virtualNetworks.flatMap((network) => network.subnets.map((subnet) => [subnet.id, subnet])),
    );
    for (const registry of registries) {
      validateRegistry(registry);
      const { ipRules, virtualNetworkRules } = registry.networkRuleSet;
      expect(ipRules.map(parseIpRule)).toEqual(ipRules);
      expect(new Set(ipRules).size).toBe(ipRules.length);
      for (const id of virtualNetworkRules) expect(subnets.get(id)?.serviceEndpoints).toHaveLength(1);
      if (registry.connections.some(({ status }) => status === 'Approved')) {
        expect(registry.dataEndpointEnabled).toBe(true);
      }
      const { createdAt, lastModifiedAt } = registry.stamp;
      expect(createdAt).toBeLessThan(lastModifiedAt);
      expect(lastModifiedAt).toBeLessThanOrEqual(NOW);
    }
    expect(new Set(registries.map(({ loginServer }) => loginServer)).size).toBe(registries.length);
  });

  test.each<[string, (registry: (typeof registries)[number]) => boolean, number, number]>([
    ['everybody', (one) => one.networkRuleSet.defaultAction === 'Allow', 0.3, 0.6],
    ['selected networks', (one) => modeOf(one) === 'selected', 0.2, 0.5],
    ['nobody from the Internet', (one) => one.publicNetworkAccess === 'Disabled', 0.1, 0.35],
    ['Basic', ({ sku }) => sku === 'Basic', 0.08, 0.25],
    ['Premium', ({ sku }) => sku === 'Premium', 0.5, 0.75],
    ['no tags', ({ tags }) => Object.keys(tags).length === 0, 0.1, 0.2],
    ['subnet rules', (one) => one.networkRuleSet.virtualNetworkRules.length > 0, 0.01, 0.1],
    ['bypass off', (one) => one.networkRuleBypassOptions === 'None', 0.04, 0.15],
    ['Tasks let in', (one) => one.networkRuleBypassAllowedForTasks, 0.15, 0.3],
    ['nearly full', (one) => one.networkRuleSet.ipRules.length > 160, 0.001, 0.02],
    ['changed lately', ({ stamp }) => stamp.lastModifiedAt > NOW - 14 * DAY, 0.03, 0.12],
    ...(['Approved', 'Pending', 'Rejected', 'Disconnected'] as const).map(
      (status): [string, (registry: (typeof registries)[number]) => boolean, number, number] => [
        status,
        ({ connections }) => connections.some((connection) => connection.status === status),
        0.005,
        0.4,
      ],
    ),
  ])('%s: some, and not all', (_, test, least, most) => {
    expect(share(test)).toBeGreaterThan(least);
    expect(share(test)).toBeLessThan(most);
  });

  test('most have few rules, and offices are named again and again', () => {
    const some = ruleCounts.filter((count) => count > 0).toSorted((a, b) => a - b);
    expect(some[Math.floor(some.length / 2)]).toBeLessThan(5);
    expect(Math.max(...ruleCounts)).toBeGreaterThan(190);
    const named = new Map<string, number>();
    for (const { networkRuleSet } of registries) {
      for (const rule of networkRuleSet.ipRules) named.set(rule, (named.get(rule) ?? 0) + 1);
    }
    expect(Math.max(...named.values())).toBeGreaterThan(200);
  });

  test('subscriptions hold few or many, in one group or several', () => {
    const held = seed.subscriptions.map(
      ({ subscriptionId }) => registries.filter((one) => one.subscriptionId === subscriptionId).length,
    );
    expect(Math.min(...held)).toBeGreaterThan(0);
    expect(Math.max(...held)).toBeGreaterThan(5 * (held.toSorted((a, b) => a - b)[125] ?? 0));
    expect(seed.resourceGroups.length).toBeGreaterThan(1.5 * seed.subscriptions.length);
  });

  test('its log and its changes say of the same writes what left each registry as it is', () => {
    const history = fleetHistory(seed, NOW);
    const changes = changesFrom(history, seed);
    expect(changes).toHaveLength(history.length);
    for (const [index, { before, after, at, actor }] of changes.entries()) {
      const stored = registries.find(({ id }) => id === after?.id);
      expect(after).toEqual(stored);
      expect(before?.networkRuleSet.ipRules.length).toBeLessThanOrEqual(
        after?.networkRuleSet.ipRules.length ?? 0,
      );
      expect([at, actor.correlationId]).toEqual([history[index]?.at, history[index]?.correlationId]);
    }
  });
});

type Mode = { readonly publicNetworkAccess: string; readonly networkRuleSet: { defaultAction: string } };

function modeOf({ publicNetworkAccess, networkRuleSet }: Mode): string {
  if (publicNetworkAccess === 'Disabled') return 'closed';
  return networkRuleSet.defaultAction === 'Deny' ? 'selected' : 'open';
}
