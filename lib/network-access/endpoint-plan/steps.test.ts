// The steps to a private endpoint: their order, and that what Azure shows is never done twice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EndpointChoices, NEEDED_PROVIDERS, NETWORK_POLICIES, subnetOf } from './choices.ts';
import { problemsOf, stopsIn } from './problems.ts';
import { neededRights } from './rights.ts';
import type { Seen } from './seen.ts';
import { planOf, stateOf, stepsOf } from './steps.ts';
import { CHOICES, carriedOut, ELSEWHERE, SEEN, SUBSCRIPTION, withSubnet } from './testing/world.ts';

const keys = (choices: EndpointChoices, seen: Seen = SEEN) => planOf(choices, seen).map(({ key }) => key);

test('the article, both ways', () => {
  const policies = 'Disabled';
  expect(keys({ ...CHOICES, policies })).toEqual(['policies', 'zone', 'link', 'endpoint', 'zone_group']);
  const { dns } = CHOICES;
  if (dns.kind === 'none') throw new Error('The article has a zone.');
  expect(keys({ ...CHOICES, dns: { ...dns, kind: 'records' } })).toEqual([
    ...['zone', 'link', 'endpoint', 'record:registry', 'record:registry_data_westeurope'],
  ]);
  const named = stepsOf({ ...CHOICES, dns: { ...dns, kind: 'records' } }, SEEN).slice(3);
  expect(named).toMatchObject([
    { name: 'mycontainerregistry', address: null },
    { name: 'mycontainerregistry.westeurope.data', address: null },
  ]);
});

const choices = fc
  .record({
    isNewGroup: fc.boolean(),
    register: fc.subarray([...NEEDED_PROVIDERS]),
    policies: fc.constantFrom(null, ...NETWORK_POLICIES),
    requestMessage: fc.constantFrom(null, '', 'CHG-7'),
    kind: fc.constantFrom('none', 'zone_group', 'records'),
    isNew: fc.boolean(),
    isElsewhere: fc.boolean(),
    link: fc.constantFrom(null, 'MyDNSLink'),
  })
  .map(({ kind, isNew, isElsewhere, link, ...rest }): EndpointChoices => {
    const subscriptionId = isElsewhere ? ELSEWHERE : SUBSCRIPTION;
    const zone = { subscriptionId, resourceGroup: 'dns', isNew };
    return {
      ...CHOICES,
      ...rest,
      dns: kind === 'none' ? { kind: 'none' } : { kind: kind as 'records', zone, link },
    };
  });
const members = fc
  .uniqueArray(fc.constantFrom('westeurope', 'northeurope', 'koreacentral', 'eastus2'), { minLength: 1 })
  .map((regions) => ['registry', ...regions.map((region) => `registry_data_${region}`)]);

/** Before anything was done: what is to be made is not there, what is to be used is. */
const before = (chosen: EndpointChoices, names: readonly string[]): Seen => ({
  ...SEEN,
  registry: { ...SEEN.registry, members: names },
  registrations: {
    'Microsoft.Network': chosen.register.includes('Microsoft.Network') ? 'NotRegistered' : 'Registered',
    'Microsoft.ContainerRegistry': chosen.register.includes('Microsoft.ContainerRegistry')
      ? 'NotRegistered'
      : 'Registered',
  },
  hasGroup: !chosen.isNewGroup,
  network: SEEN.network && {
    ...SEEN.network,
    subnets: SEEN.network.subnets.map((subnet) => ({ ...subnet, policies: 'SomethingElse' })),
  },
  zone: chosen.dns.kind === 'none' || chosen.dns.zone.isNew ? null : { id: 'z', links: [], records: [] },
});

describe('resuming', () => {
  test('from every prefix of the steps gives exactly the rest, without a problem', () => {
    fc.assert(
      fc.property(choices, members, (chosen, names) => {
        let seen = before(chosen, names);
        const all = keys(chosen, seen);
        for (let done = 0; ; done += 1) {
          const plan = planOf(chosen, seen);
          expect(plan.map(({ key }) => key)).toEqual(all);
          expect(plan.map(({ state }) => state)).toEqual(
            all.map((_, index) => (index < done ? 'done' : 'todo')),
          );
          expect(stopsIn(problemsOf(chosen, seen))).toEqual([]);
          expect(neededRights(chosen, seen).length > 0).toBe(done < all.length);
          const next = plan[done];
          if (next === undefined) return;
          seen = carriedOut(next.step, chosen, seen);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('letter case of names and ids does not make a second thing', () => {
    const shouted = {
      ...CHOICES,
      subnet: CHOICES.subnet.toUpperCase(),
      network: { resourceGroup: 'MYRESOURCEGROUP', name: CHOICES.network.name.toUpperCase() },
    };
    const end = stepsOf(CHOICES, SEEN).reduce((seen, step) => carriedOut(step, CHOICES, seen), SEEN);
    expect(planOf(shouted, end).every(({ state }) => state === 'done')).toBe(true);
  });
});

describe('what Azure is at is waited for', () => {
  const done = stepsOf(CHOICES, SEEN).reduce((seen, step) => carriedOut(step, CHOICES, seen), SEEN);
  const stateIn = (kind: string, seen: Seen, chosen = CHOICES) => {
    const found = stepsOf(chosen, seen).find((step) => step.kind === kind);
    if (found === undefined) throw new Error(`no step ${kind}`);
    return stateOf(found, chosen, seen);
  };
  test.each<[string, string, Seen, EndpointChoices?]>([
    [
      'endpoint',
      'running',
      { ...done, endpoint: done.endpoint && { ...done.endpoint, provisioningState: 'Updating' } },
    ],
    [
      'endpoint',
      'todo',
      { ...done, endpoint: done.endpoint && { ...done.endpoint, provisioningState: 'Failed' } },
    ],
    [
      'zone_group',
      'running',
      { ...done, zoneGroups: done.zoneGroups.map((group) => ({ ...group, provisioningState: 'Updating' })) },
    ],
    [
      'zone_group',
      'todo',
      { ...done, zoneGroups: done.zoneGroups.map((group) => ({ ...group, provisioningState: 'Failed' })) },
    ],
    [
      'policies',
      'running',
      withSubnet(SEEN, { provisioningState: 'Updating' }),
      { ...CHOICES, policies: 'Disabled' },
    ],
    [
      'register',
      'running',
      { ...SEEN, registrations: { ...SEEN.registrations, 'Microsoft.Network': 'Registering' } },
      { ...CHOICES, register: ['Microsoft.Network'] },
    ],
  ])('%s is %s', (kind, state, seen, chosen) => {
    expect(stateIn(kind, seen, chosen)).toBe(state);
  });

  test('a record with another address, or with two, is not ours', () => {
    if (CHOICES.dns.kind === 'none') throw new Error('The article has a zone.');
    const byHand: EndpointChoices = { ...CHOICES, dns: { ...CHOICES.dns, kind: 'records' } };
    let end = SEEN;
    for (const key of keys(byHand)) {
      const next = planOf(byHand, end).find((planned) => planned.key === key);
      if (next !== undefined) end = carriedOut(next.step, byHand, end);
    }
    expect(planOf(byHand, end).every(({ state }) => state === 'done')).toBe(true);
    const [first, ...others] = end.zone?.records ?? [];
    for (const addresses of [['10.9.9.9'], [first?.addresses[0] ?? '', '10.9.9.9'], []]) {
      const records = [{ name: first?.name ?? '', addresses }, ...others];
      const changed = { ...end, zone: end.zone && { ...end.zone, records } };
      expect(planOf(byHand, changed).filter(({ state }) => state !== 'done')).toHaveLength(1);
      expect(problemsOf(byHand, changed)).toMatchObject([{ code: 'record_taken', severity: 'stop' }]);
    }
  });
});

test('the subnet of the choices', () => {
  expect(subnetOf(CHOICES)).toEqual({
    subscriptionId: SUBSCRIPTION,
    resourceGroup: 'myResourceGroup',
    virtualNetwork: 'myDockerVMVNET',
    subnet: 'myDockerVMSubnet',
  });
});
