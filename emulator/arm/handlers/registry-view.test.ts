// What each api-version shows of a registry. Shapes are those of recorded traffic.
import { beforeEach, describe, expect, test } from 'vitest';
import { REGISTRY_VERSIONS } from '#emulator/arm/api-version-lists.ts';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const NAME = 'mycontainerregistry';
const BUILD =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu';
const SUBNET_RULES = '2021-08-01-preview';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

describe('a registry as each api-version shows it', () => {
  test('2023-11-01-preview: member for member as recorded', async () => {
    const { status, body, headers } = await arm.get(at(NAME, '2023-11-01-preview'));
    expect(status).toBe(200);
    expect(headers.get('api-supported-versions')).toBe('2023-11-01-preview');
    const time = (offset: string) => expect.stringMatching(new RegExp(`^\\d{4}-.*\\.\\d{7}${offset}$`));
    expect(body).toEqual({
      sku: { name: 'Premium', tier: 'Premium' },
      type: 'Microsoft.ContainerRegistry/registries',
      id: idOf(NAME),
      name: NAME,
      location: 'westcentralus',
      tags: {},
      systemData: {
        createdBy: 'terraform-ci@contoso.example',
        createdByType: 'User',
        createdAt: time('\\+00:00'),
        lastModifiedBy: 'terraform-ci@contoso.example',
        lastModifiedByType: 'User',
        lastModifiedAt: time('\\+00:00'),
      },
      properties: {
        loginServer: 'mycontainerregistry.azurecr.io',
        creationDate: time('Z'),
        provisioningState: 'Succeeded',
        adminUserEnabled: false,
        networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
        policies: {
          quarantinePolicy: { status: 'disabled' },
          trustPolicy: { type: 'Notary', status: 'disabled' },
          retentionPolicy: { days: 7, lastUpdatedTime: time('\\+00:00'), status: 'disabled' },
          exportPolicy: { status: 'enabled' },
          azureADAuthenticationAsArmPolicy: { status: 'enabled' },
          softDeletePolicy: { retentionDays: 7, lastUpdatedTime: time('\\+00:00'), status: 'disabled' },
        },
        encryption: { status: 'disabled' },
        dataEndpointEnabled: false,
        dataEndpointHostNames: [],
        privateEndpointConnections: [],
        publicNetworkAccess: 'Enabled',
        networkRuleBypassOptions: 'AzureServices',
        zoneRedundancy: 'Disabled',
        anonymousPullEnabled: false,
        metadataSearch: 'Disabled',
      },
    });
    expect(Object.keys(body.properties.networkRuleSet)).toEqual(['defaultAction', 'ipRules']);
  });

  test('2021-08-01-preview: with subnet rules, without what came later', async () => {
    const { body } = await arm.get(at('crcontosoprod', SUBNET_RULES));
    expect(Object.keys(body.properties.networkRuleSet)).toEqual([
      'defaultAction',
      'virtualNetworkRules',
      'ipRules',
    ]);
    expect(body.properties.networkRuleSet.virtualNetworkRules[0]).toEqual({
      action: 'Allow',
      id: `${BUILD}/subnets/snet-build`,
    });
    expect(Object.keys(body.properties.policies)).toEqual([
      'quarantinePolicy',
      'trustPolicy',
      'retentionPolicy',
      'exportPolicy',
    ]);
    expect(body.properties).not.toHaveProperty('metadataSearch');
    expect(body.properties).not.toHaveProperty('networkRuleBypassAllowedForTasks');
  });

  test('subnet rules: shown by these versions alone', async () => {
    const shown: string[] = [];
    for (const version of REGISTRY_VERSIONS) {
      const { body } = await arm.get(at('crcontosoprod', version));
      if (body.properties.networkRuleSet.virtualNetworkRules?.length === 2) shown.push(version);
    }
    expect(shown).toEqual([
      '2017-10-01',
      '2019-05-01',
      '2019-12-01-preview',
      '2020-11-01-preview',
      '2021-06-01-preview',
      '2021-08-01-preview',
      '2021-12-01-preview',
      '2026-03-01-preview',
    ]);
    const { body } = await arm.get(at('crcontosoprod', '2026-03-01-preview'));
    expect(body.properties.networkRuleSet.virtualNetworkRules[0]).toEqual({
      action: 'Allow',
      virtualNetworkSubnetResourceId: `${BUILD}/subnets/snet-build`,
    });
  });

  test('2025-11-01 has the Tasks switch and the role assignment mode, 2025-04-01 has neither', async () => {
    const newest = (await arm.get(at('crcontosoprod'))).body.properties;
    expect(newest).toMatchObject({
      networkRuleBypassAllowedForTasks: false,
      roleAssignmentMode: 'LegacyRegistryPermissions',
      anonymousPullEnabled: false,
    });
    expect(newest).not.toHaveProperty('metadataSearch');
    expect(newest.policies).not.toHaveProperty('softDeletePolicy');
    const older = (await arm.get(at('crcontosoprod', '2025-04-01'))).body.properties;
    expect(older).not.toHaveProperty('networkRuleBypassAllowedForTasks');
    expect(older).not.toHaveProperty('roleAssignmentMode');
  });

  test('connections come inline, in the registry and in lists, without systemData', async () => {
    const { body } = await arm.get(at('crcontosodata'));
    const [first] = body.properties.privateEndpointConnections;
    expect(Object.keys(first)).toEqual(['type', 'id', 'name', 'properties']);
    expect(first.name).toMatch(/^crcontosodata\.[\da-f]{32}$/);
    const list = await arm.get(`${idOf('crcontosodata').split('/crcontosodata')[0]}?api-version=2025-11-01`);
    expect(list.body.value[0].properties.privateEndpointConnections).toHaveLength(2);
  });

  test('data endpoints are named for home and replicas', async () => {
    const { body } = await arm.get(at('crcontosoprod'));
    expect(body.properties.dataEndpointHostNames).toEqual([
      'crcontosoprod.westeurope.data.azurecr.io',
      'crcontosoprod.northeurope.data.azurecr.io',
    ]);
  });
});
