// The seeds: the same at every start, true to Azure's own rules, and holding what the demo promises.
import { describe, expect, test } from 'vitest';
import { parseIpRule } from '#emulator/arm/handlers/ip-rule.ts';
import { validateRegistry } from '#emulator/arm/handlers/registry-rules.ts';
import { parseRange } from '#emulator/store/ipv4-range.ts';
import { demoSeed } from './demo.ts';
import { emptySeed } from './empty.ts';

const NOW = Date.UTC(2026, 10, 21);

describe('demo', () => {
  const seed = demoSeed(NOW);
  const byName = new Map(seed.registries.map((registry) => [registry.name, registry]));
  const endpoints = new Map(seed.privateEndpoints.map((endpoint) => [endpoint.id, endpoint]));
  const connections = seed.registries.flatMap((registry) => registry.connections);
  const subscriptionOf = (id: string) => id.split('/')[2];

  test('is the same at every start but for its dates', () => {
    expect(demoSeed(NOW)).toEqual(seed);
    const later = demoSeed(NOW + 1_000).registries[0];
    expect(later?.stamp.lastModifiedAt).toBe((seed.registries[0]?.stamp.lastModifiedAt ?? 0) + 1_000);
  });

  test('about 40 registries, in every subscription but the one that nobody here sees', () => {
    expect(seed.registries).toHaveLength(41);
    const holding = new Set(seed.registries.map(({ subscriptionId }) => subscriptionId));
    expect(seed.subscriptions.filter(({ subscriptionId }) => !holding.has(subscriptionId))).toMatchObject([
      { displayName: 'analytics-prod' },
    ]);
    expect(holding.size).toBe(6);
    expect(new Set(seed.registries.map(({ loginServer }) => loginServer)).size).toBe(seed.registries.length);
  });

  test('every registry could have been made through ARM', () => {
    const subnets = new Map(
      seed.virtualNetworks.flatMap((network) => network.subnets.map((subnet) => [subnet.id, subnet])),
    );
    const rotten = new Set<string>();
    for (const registry of seed.registries) {
      expect(() => validateRegistry(registry)).not.toThrow();
      const { ipRules, virtualNetworkRules } = registry.networkRuleSet;
      expect(ipRules.map(parseIpRule)).toEqual(ipRules);
      expect(new Set(ipRules).size).toBe(ipRules.length);
      for (const id of virtualNetworkRules) {
        const services = subnets.get(id)?.serviceEndpoints ?? [];
        if (!services.includes('Microsoft.ContainerRegistry')) rotten.add(registry.name);
      }
      if (registry.connections.some(({ status }) => status === 'Approved')) {
        expect(registry.dataEndpointEnabled).toBe(true);
      }
    }
    // Their subnets were right when the rules were made.
    expect([...rotten]).toEqual(['crcontosoreports', 'crcontosostream']);
  });

  test('both sides of every connection agree, where both are in this Azure', () => {
    const met = connections.filter(({ privateEndpointId }) => endpoints.has(privateEndpointId));
    expect(met).toHaveLength(endpoints.size);
    expect(new Set(connections.map(({ id }) => id)).size).toBe(connections.length);
    for (const { id, name, privateEndpointId, status } of connections) {
      expect(name).toMatch(/^\w+\.[\da-f]{32}$/);
      const link = endpoints.get(privateEndpointId)?.link ?? { status, registryId: id.split('/private')[0] };
      expect(link.status).toBe(status);
      expect(id.startsWith(`${link.registryId}/`)).toBe(true);
    }
  });

  test('every address is its subnet’s own and given away once', () => {
    const prefixes = new Map(
      seed.virtualNetworks.flatMap(({ subnets }) =>
        subnets.map(({ id, addressPrefix }) => [id, addressPrefix]),
      ),
    );
    const seen = new Set<string>();
    for (const { subnetId, addresses } of seed.privateEndpoints) {
      const range = parseRange(prefixes.get(subnetId) ?? '');
      for (const { ipAddress } of addresses) {
        const place = (parseRange(`${ipAddress}/32`)?.first ?? 0) - (range?.first ?? 0);
        expect(place).toBeGreaterThanOrEqual(4);
        expect(place).toBeLessThan((range?.size ?? 0) - 1);
        expect(seen).not.toContain(`${subnetId} ${ipAddress}`);
        seen.add(`${subnetId} ${ipAddress}`);
      }
    }
  });

  test('has requests to decide on in every subscription, two of them from where nobody here sees', () => {
    const pending = connections.filter(({ status }) => status === 'Pending');
    expect(pending).toHaveLength(11);
    expect(pending.filter(({ description }) => description === undefined)).toHaveLength(4);
    expect(new Set(pending.map(({ id }) => subscriptionOf(id))).size).toBe(6);
    const visible = new Set(seed.roleAssignments.map(({ scope }) => subscriptionOf(scope)));
    const hidden = pending.filter(({ privateEndpointId }) => !visible.has(subscriptionOf(privateEndpointId)));
    expect(hidden.map(({ privateEndpointId }) => privateEndpointId.split('/').at(-1))).toEqual([
      'pe-notebooks',
      'pe-fabrikam-logistics',
    ]);
  });

  test('holds what the how-to articles use, word for word', () => {
    expect(byName.get('mycontainerregistry')).toMatchObject({
      resourceGroup: 'myResourceGroup',
      sku: 'Premium',
      publicNetworkAccess: 'Enabled',
      networkRuleSet: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
      networkRuleBypassOptions: 'AzureServices',
      connections: [],
    });
    const network = seed.virtualNetworks.find(({ name }) => name === 'myDockerVMVNET');
    expect(network?.subnets).toMatchObject([{ name: 'myDockerVMSubnet', serviceEndpoints: [] }]);
    const machines = seed.virtualMachines.filter(({ id }) => id.includes('/myResourceGroup/'));
    expect(machines).toMatchObject([
      { name: 'myDockerVM', identity: null, subnetId: network?.subnets[0]?.id },
    ]);
    const linked = seed.privateDnsZones.flatMap(({ links }) => links.map((link) => link.virtualNetworkId));
    expect(linked).not.toContain(network?.id);
  });
});

test('empty has the subscriptions and roles, and no resource', () => {
  const seed = emptySeed(NOW);
  expect(seed.subscriptions.map(({ displayName }) => displayName)).toContain('sandbox');
  expect(seed.roleAssignments).toHaveLength(48);
  expect([seed.resourceGroups, seed.registries, seed.privateEndpoints]).toEqual([[], [], []]);
});
