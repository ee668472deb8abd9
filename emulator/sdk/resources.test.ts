// What surrounds a registry: subscriptions, groups, resources, providers, locks and the activity log, through
// @azure/arm-resources-subscriptions, @azure/arm-resources, @azure/arm-locks and @azure/arm-monitor.
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { ManagementLockClient } from '@azure/arm-locks';
import { MonitorClient } from '@azure/arm-monitor';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { beforeAll, expect, test } from 'vitest';
import { all, FAST, GROUP, GROUP_ID, REGISTRY, REGISTRY_ID, SUBSCRIPTION, sdkAccess } from './sdk-harness.ts';

const access = sdkAccess();
let resources: ResourceManagementClient;
beforeAll(() => {
  resources = new ResourceManagementClient(access.credential, SUBSCRIPTION, access.options);
});

test('tenants, subscriptions, groups, and what lies in them', async () => {
  const client = new SubscriptionClient(access.credential, access.options);
  expect((await all(client.tenants.list())).map(({ tenantId }) => tenantId)).toEqual([
    access.emulator.endpoints.tenantId,
  ]);
  const subscriptions = await all(client.subscriptions.list());
  expect(subscriptions.map(({ displayName }) => displayName)).toContain('sandbox');
  expect(await client.subscriptions.get(SUBSCRIPTION)).toMatchObject({ displayName: 'sandbox' });

  expect(await resources.resourceGroups.get(GROUP)).toMatchObject({
    id: GROUP_ID,
    location: 'westcentralus',
  });
  const groups = await all(resources.resourceGroups.list());
  expect(groups.map(({ name }) => name)).toContain(GROUP);

  const filter = "resourceType eq 'Microsoft.ContainerRegistry/registries'";
  const found = await all(resources.resources.listByResourceGroup(GROUP, { filter }));
  expect(found.map(({ id }) => id)).toEqual([REGISTRY_ID]);
  const network = await all(resources.resources.list({ filter: "name eq 'myDockerVMVNET'" }));
  expect(await resources.resources.getById(network[0]?.id ?? '', '2024-05-01')).toMatchObject({
    name: 'myDockerVMVNET',
    type: 'Microsoft.Network/virtualNetworks',
  });
});

test('a provider is unregistered and registered', async () => {
  const namespace = 'Microsoft.ContainerService';
  const state = async () => (await resources.providers.get(namespace)).registrationState;
  await resources.providers.unregister(namespace);
  await expect.poll(state).toBe('Unregistered');
  expect(await resources.providers.register(namespace)).toMatchObject({ registrationState: 'Registering' });
  await expect.poll(state).toBe('Registered');
  const types = (await resources.providers.get('Microsoft.ContainerRegistry')).resourceTypes ?? [];
  expect(types.find(({ resourceType }) => resourceType === 'registries')?.apiVersions).toContain(
    '2025-11-01',
  );
});

test('a lock stands in the way of a deletion, and the activity log tells of both', async () => {
  const since = new Date(Date.now() - 60_000).toISOString();
  const { managementLocks } = new ManagementLockClient(access.credential, SUBSCRIPTION, access.options);
  const registry = [GROUP, 'Microsoft.ContainerRegistry', '', 'registries', REGISTRY] as const;
  const wanted = { level: 'CanNotDelete', notes: 'Production' };
  const lock = await managementLocks.createOrUpdateAtResourceLevel(...registry, 'keep', wanted);
  expect(lock).toMatchObject({ name: 'keep', level: 'CanNotDelete', notes: 'Production' });
  expect(await all(managementLocks.listAtResourceLevel(...registry))).toEqual([lock]);
  const { registries } = new ContainerRegistryManagementClient(
    access.credential,
    SUBSCRIPTION,
    access.options,
  );
  await expect(registries.delete(GROUP, REGISTRY, FAST)).rejects.toMatchObject({ code: 'ScopeLocked' });
  await managementLocks.deleteAtResourceLevel(...registry, 'keep');
  expect(await all(managementLocks.listAtResourceLevel(...registry))).toEqual([]);

  const { activityLogs } = new MonitorClient(access.credential, SUBSCRIPTION, access.options);
  const filter = `eventTimestamp ge '${since}' and resourceGroupName eq '${GROUP}'`;
  const events = await all(activityLogs.list(filter));
  expect(events.map(({ operationName, status }) => [operationName?.value, status?.value])).toEqual([
    ['Microsoft.Authorization/locks/delete', 'Succeeded'],
    ['Microsoft.ContainerRegistry/registries/delete', 'Failed'],
    ['Microsoft.Authorization/locks/write', 'Succeeded'],
  ]);
  expect(events[0]?.eventTimestamp).toBeInstanceOf(Date);
});
