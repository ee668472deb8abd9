// PATCH of a registry: how it merges, what it stamps, what takes long. And the usages.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const NAME = 'mycontainerregistry';
const BUILD =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu';
const SUBNET_RULES = '2021-08-01-preview';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const patch = (properties: object, version = '2025-11-01', name = NAME) =>
  arm.patch(at(name, version), { properties });
const stored = (name = NAME) => {
  const registry = arm.world.store.registries.get(idOf(name));
  if (registry === undefined) throw new Error(`no ${name}`);
  return registry;
};

describe('PATCH', () => {
  test('merges by key, replaces a sent list whole, and stamps who and when', async () => {
    await patch({
      networkRuleSet: {
        defaultAction: 'Deny',
        ipRules: [{ value: '20.1.2.3/32' }, { action: 'Allow', value: '16.17.18.0/24' }],
      },
    });
    arm.pass(60_000);
    const before = stored();
    const { status, body, headers } = await patch({ networkRuleSet: { defaultAction: 'Allow' } });
    expect(status).toBe(200);
    expect(headers.get('azure-asyncoperation')).toBeNull();
    expect(body.properties.networkRuleSet).toEqual({
      defaultAction: 'Allow',
      ipRules: [
        { action: 'Allow', value: '20.1.2.3' },
        { action: 'Allow', value: '16.17.18.0/24' },
      ],
    });
    expect(body.systemData.lastModifiedBy).toBe('operator@contoso.example');
    expect(stored().stamp.lastModifiedAt).toBe(before.stamp.lastModifiedAt + 60_000);
    const replaced = await patch({ networkRuleSet: { ipRules: [{ value: '40.1.0.0/16' }] } });
    expect(replaced.body.properties.networkRuleSet.ipRules).toEqual([
      { action: 'Allow', value: '40.1.0.0/16' },
    ]);
    expect(replaced.body.properties.networkRuleSet.defaultAction).toBe('Allow');
  });

  test('two changes within one millisecond do not share a version token', async () => {
    const first = await patch({ publicNetworkAccess: 'Enabled' });
    const second = await patch({ publicNetworkAccess: 'Enabled' });
    expect(second.body.systemData.lastModifiedAt > first.body.systemData.lastModifiedAt).toBe(true);
  });

  test('turning public access off and on again leaves Deny behind, as recorded', async () => {
    await patch({ networkRuleSet: { defaultAction: 'Deny' }, publicNetworkAccess: 'Disabled' });
    const { body } = await patch({ publicNetworkAccess: 'Enabled' });
    expect(body.properties).toMatchObject({
      publicNetworkAccess: 'Enabled',
      networkRuleSet: { defaultAction: 'Deny' },
    });
  });

  test('subnet rules survive a write through a version that hides them, even one that sends some', async () => {
    const rules = stored('crcontosoprod').networkRuleSet.virtualNetworkRules;
    await patch(
      { networkRuleSet: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] } },
      '2025-11-01',
      'crcontosoprod',
    );
    expect(stored('crcontosoprod').networkRuleSet).toEqual({
      defaultAction: 'Deny',
      ipRules: [],
      virtualNetworkRules: rules,
    });
  });

  test('the Tasks switch does not get through a version that does not know it', async () => {
    const { status } = await patch({ networkRuleBypassAllowedForTasks: true }, SUBNET_RULES);
    expect(status).toBe(200);
    expect(stored().networkRuleBypassAllowedForTasks).toBe(false);
    await patch({ networkRuleBypassAllowedForTasks: true });
    expect(stored().networkRuleBypassAllowedForTasks).toBe(true);
  });

  test('a new subnet rule arrives without action; both spellings of its id', async () => {
    const added = await patch(
      {
        networkRuleSet: {
          defaultAction: 'Deny',
          virtualNetworkRules: [{ id: `${BUILD}/subnets/SNET-BUILD` }],
        },
      },
      SUBNET_RULES,
    );
    expect(added.body.properties.networkRuleSet.virtualNetworkRules).toEqual([
      { action: 'Allow', id: `${BUILD}/subnets/snet-build` },
    ]);
    const renamed = await patch(
      {
        networkRuleSet: {
          virtualNetworkRules: [{ virtualNetworkSubnetResourceId: `${BUILD}/subnets/snet-agents` }],
        },
      },
      '2026-03-01-preview',
    );
    expect(renamed.status).toBe(200);
    expect(stored().networkRuleSet.virtualNetworkRules).toEqual([`${BUILD}/subnets/snet-agents`]);
  });

  test('tags are replaced as a whole', async () => {
    await arm.patch(at(NAME), { tags: { one: '1', two: '2' } });
    expect((await arm.patch(at(NAME), { tags: { three: '3' } })).body.tags).toEqual({ three: '3' });
  });

  test('every other writable property takes effect', async () => {
    const { body } = await arm.patch(at(NAME, '2026-03-01-preview'), {
      properties: {
        adminUserEnabled: true,
        dataEndpointEnabled: true,
        networkRuleBypassOptions: 'None',
        roleAssignmentMode: 'AbacRepositoryPermissions',
        metadataSearch: 'Enabled',
        policies: {
          quarantinePolicy: { status: 'enabled' },
          trustPolicy: { type: 'Notary', status: 'enabled' },
          retentionPolicy: { days: 30, status: 'enabled' },
          azureADAuthenticationAsArmPolicy: { status: 'disabled' },
          softDeletePolicy: { retentionDays: 14, status: 'enabled' },
        },
      },
    });
    expect(body.properties).toMatchObject({
      adminUserEnabled: true,
      dataEndpointEnabled: true,
      dataEndpointHostNames: ['mycontainerregistry.westcentralus.data.azurecr.io'],
      networkRuleBypassOptions: 'None',
      roleAssignmentMode: 'AbacRepositoryPermissions',
      metadataSearch: 'Enabled',
      policies: {
        quarantinePolicy: { status: 'enabled' },
        trustPolicy: { status: 'enabled' },
        retentionPolicy: { days: 30, status: 'enabled' },
        azureADAuthenticationAsArmPolicy: { status: 'disabled' },
        softDeletePolicy: { retentionDays: 14, status: 'enabled' },
      },
    });
  });

  test('read-only properties that a client echoes are ignored', async () => {
    const { body } = await arm.get(at(NAME));
    const { status } = await arm.patch(at(NAME), {
      id: body.id,
      location: body.location,
      systemData: body.systemData,
      properties: {
        loginServer: 'other.azurecr.io',
        provisioningState: 'Failed',
        privateEndpointConnections: [],
      },
    });
    expect(status).toBe(200);
    expect(stored()).toMatchObject({
      loginServer: 'mycontainerregistry.azurecr.io',
      provisioningState: 'Succeeded',
    });
  });

  test.each([
    ['anonymousPullEnabled', { properties: { anonymousPullEnabled: true } }],
    ['identity', { identity: { type: 'SystemAssigned' } }],
  ])('%s changes in a long-running operation, and nothing else meanwhile', async (_, body) => {
    const accepted = await arm.patch(at(NAME), body);
    expect([accepted.status, accepted.body.properties.provisioningState]).toEqual([201, 'Updating']);
    const url = accepted.headers.get('azure-asyncoperation') ?? '';
    expect(url).toMatch(
      /\/registries\/mycontainerregistry\/operationStatuses\/registries-[\da-f-]{36}\?api-version=2025-11-01&t=/,
    );
    const busy = await patch({ publicNetworkAccess: 'Disabled' });
    expect(busy.status).toBe(409);
    expect((await arm.get(url)).body).toEqual({ status: 'Updating' });
    arm.pass(2_000);
    const ended = await arm.get(url);
    expect([ended.status, ended.body]).toEqual([200, { status: 'Succeeded' }]);
    const { body: after } = await arm.get(at(NAME));
    expect(after.properties.provisioningState).toBe('Succeeded');
    if ('identity' in body)
      expect(after.identity).toMatchObject({ type: 'SystemAssigned', principalId: expect.any(String) });
    else expect(after.properties.anonymousPullEnabled).toBe(true);
    expect((await patch({ publicNetworkAccess: 'Disabled' })).status).toBe(200);
  });
});

test('listUsages: limits by SKU and what is in use', async () => {
  const usages = async (name: string) => {
    const { body } = await arm.get(at(name, '2025-11-01', '/listUsages'), 'reader');
    return Object.fromEntries(
      body.value.map((usage: { name: string; currentValue: number; limit: number }) => [
        usage.name,
        [usage.currentValue, usage.limit],
      ]),
    );
  };
  expect(await usages('crcontosoprod')).toMatchObject({
    IPRules: [186, 200],
    VNetRules: [2, 100],
    PrivateEndpointConnections: [4, 200],
    'Geo-replications': [1, -1],
  });
  expect(await usages('crcontosolab')).toMatchObject({ IPRules: [0, 0], Webhooks: [0, 2] });
});
