// Recorded: `az acr create`, `update --public-network-enabled false`, `update --public-network-enabled true`
// (azure-cli, test_acr_with_public_network_access_disabled, 8 exchanges, 2023-12-22).
import { expect, test } from 'vitest';
import { expectRegistry, GROUP, replayArm, SUBSCRIPTION } from './replay.ts';

const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/testreg000002`;
const AT = `${ID}?api-version=2023-11-01-preview`;

test('the recorded exchanges, in order', async () => {
  const arm = replayArm('westus');
  const group = await arm.get(`${SUBSCRIPTION}/resourcegroups/clitest.rg000001?api-version=2022-09-01`);
  expect([group.status, group.body]).toEqual([
    200,
    {
      id: GROUP,
      name: 'clitest.rg000001',
      type: 'Microsoft.Resources/resourceGroups',
      location: 'westus',
      tags: { product: 'azurecli', cause: 'automation', module: 'acr' },
      properties: { provisioningState: 'Succeeded' },
    },
  ]);

  const created = await arm.put(AT, {
    location: 'westus',
    sku: { name: 'Premium' },
    properties: { adminUserEnabled: false, anonymousPullEnabled: false },
  });
  expect(created.status).toBe(201);
  expect(created.headers.get('api-supported-versions')).toBe('2023-11-01-preview');
  const stamp = '2026-11-21T09:00:00.0000000+00:00';
  // Typed in from the recorded answer, whole; only names of people and times are this test's own.
  expect(created.body).toEqual({
    sku: { name: 'Premium', tier: 'Premium' },
    type: 'Microsoft.ContainerRegistry/registries',
    id: ID,
    name: 'testreg000002',
    location: 'westus',
    tags: {},
    systemData: {
      createdBy: 'operator@contoso.example',
      createdByType: 'User',
      createdAt: stamp,
      lastModifiedBy: 'operator@contoso.example',
      lastModifiedByType: 'User',
      lastModifiedAt: stamp,
    },
    properties: {
      loginServer: 'testreg000002.azurecr.io',
      creationDate: '2026-11-21T09:00:00.0000000Z',
      provisioningState: 'Creating',
      adminUserEnabled: false,
      networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
      policies: {
        quarantinePolicy: { status: 'disabled' },
        trustPolicy: { type: 'Notary', status: 'disabled' },
        retentionPolicy: { days: 7, lastUpdatedTime: stamp, status: 'disabled' },
        exportPolicy: { status: 'enabled' },
        azureADAuthenticationAsArmPolicy: { status: 'enabled' },
        softDeletePolicy: { retentionDays: 7, lastUpdatedTime: stamp, status: 'disabled' },
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

  arm.pass(3_000);
  const poll = created.headers.get('azure-asyncoperation') ?? '';
  const ended = await arm.get(poll);
  expect([ended.status, ended.body]).toEqual([200, { status: 'Succeeded' }]);
  expect(ended.headers.get('azure-asyncoperation')).toBe(poll);

  for (let read = 0; read < 2; read += 1) {
    const shown = await arm.get(AT);
    expect(shown.status).toBe(200);
    expect(shown.body).toEqual({
      ...created.body,
      properties: { ...created.body.properties, provisioningState: 'Succeeded' },
    });
  }

  const steps = [
    [{ networkRuleSet: { defaultAction: 'Deny' }, publicNetworkAccess: 'Disabled' }, 'Disabled'],
    // Turning public access on again does not bring Allow back.
    [{ publicNetworkAccess: 'Enabled' }, 'Enabled'],
  ] as const;
  for (const [properties, publicNetworkAccess] of steps) {
    const patched = await arm.patch(AT, { properties });
    expect(patched.status).toBe(200);
    expect(patched.headers.get('azure-asyncoperation')).toBeNull();
    expectRegistry(patched, ID, {
      provisioningState: 'Succeeded',
      publicNetworkAccess,
      networkRuleSet: { defaultAction: 'Deny', ipRules: [] },
    });
    expect((await arm.get(AT)).body).toEqual(patched.body);
  }
});
