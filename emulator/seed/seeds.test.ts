// The seeds: the same at every start, true to Azure's own rules, and holding what the demo promises.
import { describe, expect, test } from 'vitest';
import { parseIpRule } from '#emulator/arm/handlers/ip-rule.ts';
import { validateRegistry } from '#emulator/arm/handlers/registry-rules.ts';
import { demoSeed } from './demo.ts';
import { emptySeed } from './empty.ts';

const NOW = Date.UTC(2026, 10, 21);

describe('demo', () => {
  const seed = demoSeed(NOW);
  const byName = new Map(seed.registries.map((registry) => [registry.name, registry]));
  const connections = seed.registries.flatMap((registry) => registry.connections);

  test('is the same at every start but for its dates', () => {
    expect(demoSeed(NOW)).toEqual(seed);
    const later = demoSeed(NOW + 1_000).registries[0];
    expect(later?.stamp.lastModifiedAt).toBe((seed.registries[0]?.stamp.lastModifiedAt ?? 0) + 1_000);
  });

  test('every registry could have been made through ARM', () => {
    const subnets = new Map(
      seed.virtualNetworks.flatMap((network) => network.subnets.map((subnet) => [subnet.id, subnet])),
    );
    for (const registry of seed.registries) {
      expect(() => validateRegistry(registry)).not.toThrow();
      const { ipRules, virtualNetworkRules } = registry.networkRuleSet;
      expect(ipRules.map(parseIpRule)).toEqual(ipRules);
      expect(new Set(ipRules).size).toBe(ipRules.length);
      for (const id of virtualNetworkRules) {
        expect(subnets.get(id)?.serviceEndpoints).toContain('Microsoft.ContainerRegistry');
      }
      if (registry.connections.some(({ status }) => status === 'Approved')) {
        expect(registry.dataEndpointEnabled).toBe(true);
      }
    }
  });

  test('both sides of every connection agree', () => {
    const endpoints = new Map(seed.privateEndpoints.map((endpoint) => [endpoint.id, endpoint]));
    expect(endpoints.size).toBe(connections.length);
    for (const connection of connections) {
      expect(connection.name).toMatch(/^\w+\.[\da-f]{32}$/);
      const link = endpoints.get(connection.privateEndpointId)?.link;
      expect(link?.status).toBe(connection.status);
      expect(connection.id.startsWith(`${link?.registryId}/`)).toBe(true);
    }
    const addresses = seed.privateEndpoints.flatMap((endpoint) =>
      endpoint.addresses.map(({ ipAddress }) => `${endpoint.subnetId} ${ipAddress}`),
    );
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('has requests to decide on, one of them from a subscription nobody here sees', () => {
    const pending = connections.filter(({ status }) => status === 'Pending');
    expect(pending).toHaveLength(7);
    expect(pending.filter(({ description }) => description === undefined)).toHaveLength(3);
    const visible = new Set(seed.roleAssignments.map(({ scope }) => scope));
    const hidden = pending.filter(
      ({ privateEndpointId }) => !visible.has(privateEndpointId.split('/').slice(0, 3).join('/')),
    );
    expect(hidden.map(({ privateEndpointId }) => privateEndpointId.split('/').at(-1))).toEqual([
      'pe-notebooks',
    ]);
  });

  test('shows every mode', () => {
    const rules = (name: string) => byName.get(name)?.networkRuleSet;
    expect(rules('crcontosokrc')?.ipRules).toHaveLength(176);
    expect(rules('crcontosopos')?.ipRules).toHaveLength(61);
    expect(rules('crcontosobatch')).toEqual({ defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] });
    expect(rules('crcontosobuild')).toMatchObject({ defaultAction: 'Allow', ipRules: { length: 12 } });
    expect(new Set(seed.registries.map(({ sku }) => sku))).toEqual(new Set(['Premium', 'Standard', 'Basic']));
    expect(seed.registries.every(({ provisioningState }) => provisioningState === 'Succeeded')).toBe(true);
  });

  test('every lock is on something that exists', () => {
    const ids = seed.registries.map(({ id }) => id);
    expect(seed.locks.map(({ scope }) => ids.includes(scope))).toEqual([true]);
  });

  test('holds what the how-to articles use, word for word', () => {
    const registry = byName.get('mycontainerregistry');
    expect(registry).toMatchObject({
      resourceGroup: 'myResourceGroup',
      sku: 'Premium',
      publicNetworkAccess: 'Enabled',
      networkRuleSet: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
      networkRuleBypassOptions: 'AzureServices',
    });
    const network = seed.virtualNetworks.find(({ name }) => name === 'myDockerVMVNET');
    expect(network?.subnets).toMatchObject([{ name: 'myDockerVMSubnet', serviceEndpoints: [] }]);
    expect(seed.virtualMachines).toMatchObject([
      { name: 'myDockerVM', identity: null, subnetId: network?.subnets[0]?.id },
    ]);
  });
});

test('empty has the subscriptions and roles, and no resource', () => {
  const seed = emptySeed(NOW);
  expect(seed.subscriptions.map(({ displayName }) => displayName)).toContain('sandbox');
  expect(seed.roleAssignments).toHaveLength(18);
  expect([seed.resourceGroups, seed.registries, seed.privateEndpoints]).toEqual([[], [], []]);
});
