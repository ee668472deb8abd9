// Every state that makes an operator's life hard is in the demo, on the registry that stands for it.
import { describe, expect, test } from 'vitest';
import type { ConnectionStatus, Registry } from '#emulator/store/shapes.ts';
import { demoSeed } from './demo.ts';

const seed = demoSeed(Date.UTC(2026, 10, 21));
const names = (test: (registry: Registry) => boolean) => seed.registries.filter(test).map(({ name }) => name);
const registry = (name: string) => {
  const found = seed.registries.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`The seed has no ${name}.`);
  return found;
};
const has = (status: ConnectionStatus, { connections }: Registry) =>
  connections.some((connection) => connection.status === status);
const ruleCount = ({ networkRuleSet: { ipRules, virtualNetworkRules } }: Registry) =>
  ipRules.length + virtualNetworkRules.length;
const isOpen = ({ publicNetworkAccess, networkRuleSet }: Registry) =>
  publicNetworkAccess === 'Enabled' && networkRuleSet.defaultAction === 'Allow';

describe('public access', () => {
  test('rules present but inactive', () => {
    expect(names((one) => isOpen(one) && ruleCount(one) > 0)).toEqual([
      'crcontosobuild',
      'crcontosotelemetry',
    ]);
  });

  test('Deny without rules: one with a way in by endpoint, one without any', () => {
    const bare = names(
      (one) =>
        one.publicNetworkAccess === 'Enabled' &&
        one.networkRuleSet.defaultAction === 'Deny' &&
        ruleCount(one) === 0,
    );
    expect(bare).toEqual(['crcontosobatch', 'crcontosofirmware']);
    expect(bare.map((name) => has('Approved', registry(name)))).toEqual([false, true]);
  });

  test('disabled without an approved endpoint', () => {
    expect(names((one) => one.publicNetworkAccess === 'Disabled' && !has('Approved', one))).toEqual([
      'crcontosovault',
      'crcontosocheckout',
    ]);
  });

  test('disabled with rules from earlier days', () => {
    expect(names((one) => one.publicNetworkAccess === 'Disabled' && ruleCount(one) > 0)).toEqual([
      'crcontosoml',
    ]);
  });
});

describe('switches and policies', () => {
  test('trusted services kept out', () => {
    expect(names((one) => one.networkRuleBypassOptions === 'None')).toEqual([
      'crcontososcan',
      'crcontosobatch',
      'crcontosoaudit',
      'crcontosoplants',
    ]);
  });

  test('Tasks kept out of a registry that is built by Tasks', () => {
    expect(names(({ tags }) => tags['built-by'] === 'acr-tasks')).toEqual(['crcontosoforge']);
    const { identity, networkRuleBypassOptions, networkRuleBypassAllowedForTasks } =
      registry('crcontosoforge');
    expect(identity).not.toBeNull();
    expect([networkRuleBypassOptions, networkRuleBypassAllowedForTasks]).toEqual(['AzureServices', false]);
    expect(isOpen(registry('crcontosoforge'))).toBe(false);
    expect(names((one) => one.networkRuleBypassAllowedForTasks)).toEqual([
      'crcontosobuild',
      'crcontosotasks',
      'crcontososhop',
      'crcontosofirmware',
    ]);
  });

  test('repository permissions, exports disabled, anonymous pull, admin users', () => {
    expect(names((one) => one.roleAssignmentMode === 'AbacRepositoryPermissions')).toEqual([
      'crcontosofeatures',
    ]);
    expect(names(({ policies }) => policies.export === 'disabled')).toEqual(['crcontosolake']);
    expect(names((one) => one.anonymousPullEnabled)).toEqual(['crcontosopoc', 'crcontosopublic']);
    expect(names((one) => one.adminUserEnabled)).toEqual([
      'crcontosopoc',
      'crcontosopublic',
      'NWImages',
      'crnorthwindbase',
      'crnorthwinderp',
    ]);
  });

  test('Basic and Standard', () => {
    expect(names(({ sku }) => sku === 'Basic')).toEqual(['crcontosolab', 'crnorthwindbase']);
    expect(names(({ sku }) => sku === 'Standard')).toEqual(['crcontosopoc', 'NWImages']);
  });
});

describe('names and places', () => {
  test('a login server with the hash of a domain name label', () => {
    expect(names(({ name, loginServer }) => loginServer !== `${name.toLowerCase()}.azurecr.io`)).toEqual([
      'crcontososhop',
    ]);
    expect(registry('crcontososhop').loginServer).toMatch(/^crcontososhop-[a-z\d]{16}\.azurecr\.io$/);
  });

  test('groups in every casing, tags on most', () => {
    const odd = seed.registries
      .map(({ resourceGroup }) => resourceGroup)
      .filter((group) => /[A-Z]/.test(group));
    expect(new Set(odd)).toEqual(
      new Set([
        'RG-Retail-Web',
        'rg_Retail.Images',
        'RG-NORTHWIND-Images',
        'Northwind_ERP',
        'myResourceGroup',
      ]),
    );
    expect(names(({ tags }) => Object.keys(tags).length > 0).length).toBeGreaterThan(20);
  });

  test('replicas, with endpoints in as many regions', () => {
    const { location, replicaLocations, connections } = registry('crcontosogeo');
    const regions = connections.map(
      ({ privateEndpointId }) => seed.privateEndpoints.find(({ id }) => id === privateEndpointId)?.location,
    );
    expect(new Set(regions)).toEqual(new Set([location, ...replicaLocations]));
    expect(regions).toHaveLength(4);
    expect(names((one) => one.replicaLocations.length > 0)).toEqual([
      'crcontosoprod',
      'crcontosogeo',
      'crcontosokiosk',
    ]);
  });
});
