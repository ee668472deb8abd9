// For tests: an empty Azure with a group and a network like those of recorded traffic, and the service's own words.
import { expect } from 'vitest';
import { createTestArm, ORIGIN, type TestAnswer, type TestArm } from '#emulator/arm/arm-harness.ts';

export const SUBSCRIPTION = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
export const GROUP = `${SUBSCRIPTION}/resourceGroups/clitest.rg000001`;
export const SUBNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/cliregvnet/subnets/cliregsubnet`;

export function replayArm(location: string): TestArm {
  const arm = createTestArm('empty');
  const { store } = arm.world;
  store.resourceGroups.put({
    id: GROUP,
    name: 'clitest.rg000001',
    subscriptionId: '5ab00003-0000-4000-8000-000000000003',
    location,
    tags: { product: 'azurecli', cause: 'automation', module: 'acr' },
  });
  const networkId = `${GROUP}/providers/Microsoft.Network/virtualNetworks/cliregvnet`;
  store.virtualNetworks.put({
    id: networkId,
    name: 'cliregvnet',
    location,
    tags: {},
    etag: 'W/"1"',
    resourceGuid: '45c6d849-bf5d-43d9-a720-3cc6d1ccd476',
    addressPrefixes: ['10.0.0.0/16'],
    subnets: [
      {
        id: SUBNET,
        name: 'cliregsubnet',
        addressPrefix: '10.0.0.0/24',
        serviceEndpoints: ['Microsoft.ContainerRegistry'],
        privateEndpointNetworkPolicies: 'Disabled',
      },
    ],
  });
  return arm;
}

/** Members of a registry at 2023-11-01-preview that none of the recordings changes, in the service's order. */
const UNCHANGED = {
  adminUserEnabled: false,
  encryption: { status: 'disabled' },
  networkRuleBypassOptions: 'AzureServices',
  zoneRedundancy: 'Disabled',
  anonymousPullEnabled: false,
};

export function expectRegistry(answer: TestAnswer, id: string, properties: Record<string, unknown>): void {
  expect(answer.body).toMatchObject({
    sku: { name: 'Premium', tier: 'Premium' },
    type: 'Microsoft.ContainerRegistry/registries',
    id,
    name: id.split('/').at(-1),
    tags: {},
    properties: { ...UNCHANGED, ...properties },
  });
}

/** Creates a registry as `az acr create` does, and follows it to its end. */
export async function replayCreate(
  arm: TestArm,
  id: string,
  location: string,
  networkRuleSet?: { defaultAction: string },
): Promise<void> {
  const path = `${id}?api-version=2023-11-01-preview`;
  const created = await arm.put(path, {
    location,
    sku: { name: 'Premium' },
    properties: {
      adminUserEnabled: false,
      ...(networkRuleSet === undefined ? {} : { networkRuleSet }),
      anonymousPullEnabled: false,
    },
  });
  expect(created.status).toBe(201);
  expect(created.headers.get('api-supported-versions')).toBe('2023-11-01-preview');
  const rules = { defaultAction: networkRuleSet?.defaultAction ?? 'Allow', ipRules: [] };
  expectRegistry(created, id, { provisioningState: 'Creating', networkRuleSet: rules });
  const poll = created.headers.get('azure-asyncoperation') ?? '';
  const name = /registries-[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/;
  expect(poll.replace(name, '{operation}').replace(/&t=.*$/, '')).toBe(
    `${ORIGIN}${id}/operationStatuses/{operation}?api-version=2023-11-01-preview`,
  );
  arm.pass(3_000);
  const ended = await arm.get(poll);
  expect([ended.status, ended.body]).toEqual([200, { status: 'Succeeded' }]);
  expect(ended.headers.get('azure-asyncoperation')).toBe(poll);
}
