// What of the demo's rules, connections and surroundings is at a limit, rotten, or in the way of a change.
import { describe, expect, test } from 'vitest';
import { at, createTestArm } from '#emulator/arm/arm-harness.ts';
import { contains, freeAddresses, parseRange } from '#emulator/store/ipv4-range.ts';
import { demoSeed } from './demo.ts';

const NOW = Date.UTC(2026, 10, 21);
const DAY = 24 * 60 * 60_000;
const seed = demoSeed(NOW);
const registry = (name: string) => {
  const found = seed.registries.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`The seed has no ${name}.`);
  return found;
};
const subnets = seed.virtualNetworks.flatMap((network) => network.subnets);
const subscription = (name: string) =>
  `/subscriptions/${seed.subscriptions.find(({ displayName }) => displayName === name)?.subscriptionId}`;

describe('rules', () => {
  const ranges = (name: string) =>
    registry(name).networkRuleSet.ipRules.flatMap(
      (rule) => parseRange(rule.includes('/') ? rule : `${rule}/32`) ?? [],
    );

  test('covered by others, and adjacent', () => {
    const all = ranges('crcontosomobile');
    const covered = all.filter((one) => all.some((other) => other !== one && contains(other, one)));
    expect(covered.map(({ prefixLength }) => prefixLength)).toEqual([24, 32, 24]);
    const adjacent = all.filter((one) => all.some((other) => other.first === one.first + one.size));
    expect(adjacent.map(({ prefixLength }) => prefixLength)).toEqual([25]);
  });

  test('very wide, from /4 to /7', () => {
    const wide = ranges('crcontosopartner').filter(({ prefixLength }) => prefixLength < 8);
    expect(wide.map(({ prefixLength }) => prefixLength)).toEqual([4, 5, 6, 7]);
  });

  test('nearly as many as there may be: IP rules, subnet rules, endpoints', () => {
    expect(registry('crcontosoprod').networkRuleSet.ipRules).toHaveLength(186);
    expect(registry('crcontosokrc').networkRuleSet.ipRules).toHaveLength(176);
    expect(registry('crcontosodevices').networkRuleSet.virtualNetworkRules).toHaveLength(97);
    expect(registry('crcontosoplants').connections).toHaveLength(191);
  });
});

describe('subnet rules', () => {
  const rulesOf = (name: string) => registry(name).networkRuleSet.virtualNetworkRules;
  const onlySubnet = (name: string) => subnets.find(({ id }) => id === rulesOf(name)[0]);

  test('beside approved endpoints', () => {
    expect(rulesOf('crcontosoprod')).toHaveLength(2);
    expect(registry('crcontosoprod').connections.filter(({ status }) => status === 'Approved')).toHaveLength(
      3,
    );
  });

  test('the subnet is gone, though its network is there', () => {
    const [rule = ''] = rulesOf('crcontosoreports');
    expect(onlySubnet('crcontosoreports')).toBeUndefined();
    expect(seed.virtualNetworks.map(({ id }) => id)).toContain(rule.split('/subnets/')[0]);
  });

  test('the subnet lost its service endpoint, or belongs to Container Instances', () => {
    expect(onlySubnet('crcontosostream')?.serviceEndpoints).toEqual([]);
    expect(onlySubnet('crcontosogateway')).toMatchObject({
      serviceEndpoints: ['Microsoft.ContainerRegistry'],
      delegations: [{ serviceName: 'Microsoft.ContainerInstance/containerGroups' }],
    });
  });

  test('in a subscription that can be read, and in one that cannot', () => {
    expect(
      rulesOf('crcontosowarehouse').filter((id) => id.startsWith(subscription('platform-prod'))),
    ).toHaveLength(2);
    expect(registry('crcontosowarehouse').id.startsWith(subscription('retail-prod'))).toBe(true);
    expect(rulesOf('crcontosoresearch')).toEqual([
      expect.stringContaining(`${subscription('analytics-prod')}/`),
    ]);
    expect(onlySubnet('crcontosoresearch')).toBeDefined();
  });
});

describe('connections', () => {
  const known = new Set(seed.subscriptions.map(({ subscriptionId }) => subscriptionId));
  const statuses = (name: string) => registry(name).connections.map(({ status }) => status);

  test('rejected and disconnected, the endpoint there or deleted', () => {
    expect(statuses('crcontosovault')).toEqual(['Rejected', 'Disconnected']);
    expect(statuses('crcontosocheckout')).toContain('Rejected');
    const cut = registry('crcontosofirmware').connections.find(({ status }) => status === 'Disconnected');
    expect(cut).toBeDefined();
    expect(seed.privateEndpoints.map(({ id }) => id)).not.toContain(cut?.privateEndpointId);
  });

  test('from another directory', () => {
    expect(statuses('crnorthwinderp')).toEqual(['Approved', 'Rejected', 'Pending']);
    for (const { privateEndpointId } of registry('crnorthwinderp').connections) {
      expect(known).not.toContain(privateEndpointId.split('/')[2]);
    }
  });

  test('a subnet with room for one more address', () => {
    const { store } = createTestArm().world;
    const subnet = subnets.find(({ id }) => id.endsWith('/vnet-retail-sea/subnets/snet-pe'));
    if (subnet === undefined) throw new Error('no subnet');
    expect(freeAddresses(store, subnet, 1)).toHaveLength(1);
    expect(freeAddresses(store, subnet, 2)).toBeNull();
  });
});

describe('in the way of a change', () => {
  test('locks of both levels, on a registry and on its group', () => {
    const scopes = new Map(seed.locks.map(({ scope, level }) => [scope.split('/').at(-1), level]));
    expect([...scopes]).toEqual([
      ['crcontosobatch', 'ReadOnly'],
      ['crcontosoaudit', 'CanNotDelete'],
      ['rg-edge-fleet', 'CanNotDelete'],
      ['RG-NORTHWIND-Images', 'ReadOnly'],
    ]);
    const ids = [...seed.registries, ...seed.resourceGroups].map(({ id }) => id);
    for (const { scope } of seed.locks) expect(ids).toContain(scope);
  });

  test('providers that were never registered', () => {
    expect(seed.providerRegistrations.map(({ id, state }) => [id, state])).toEqual([
      [`${subscription('analytics-prod')}/providers/Microsoft.ContainerRegistry`, 'NotRegistered'],
      [`${subscription('legacy-prod')}/providers/Microsoft.Network`, 'NotRegistered'],
    ]);
  });

  test('an update that goes on for weeks refuses writes, and ends', async () => {
    const arm = createTestArm();
    const state = async () => (await arm.get(at('crcontosoapi'))).body.properties.provisioningState;
    expect(await state()).toBe('Updating');
    arm.pass(7 * DAY);
    expect(await state()).toBe('Updating');
    expect((await arm.patch(at('crcontosoapi'), { tags: {} })).status).toBe(409);
    arm.pass(24 * DAY);
    expect(await state()).toBe('Succeeded');
    expect((await arm.patch(at('crcontosoapi'), { tags: {} })).status).toBe(200);
  });
});
