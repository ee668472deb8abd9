// Azure's own SDK for registries, nothing patched, against the embedded Azure over TLS.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';
const GROUP = 'rg-sandbox';
const NAME = 'crsdkone';
let emulator: Emulator;
let client: ContainerRegistryManagementClient;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-sdk-')) });
  await emulator.admin.settings({ longOperationMs: 300 });
  client = await connect(SUBSCRIPTION);
}, 30_000);
afterAll(() => emulator?.stop());

async function connect(subscriptionId: string): Promise<ContainerRegistryManagementClient> {
  const token = await emulator.admin.token({ user: 'operator', kind: 'arm' });
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  return new ContainerRegistryManagementClient(credential, subscriptionId, {
    endpoint: emulator.endpoints.arm,
    credentials: { scopes: ['https://management.azure.com/.default'] },
    tlsOptions: { ca: readFileSync(emulator.endpoints.ca, 'utf8') },
  });
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('a registry from its name to its end', { timeout: 60_000 }, async () => {
  const name = { name: NAME, type: 'Microsoft.ContainerRegistry/registries' } as const;
  expect(await client.registries.checkNameAvailability(name)).toEqual({ nameAvailable: true });

  const created = await client.registries.create(GROUP, NAME, {
    location: 'westeurope',
    sku: { name: 'Premium' },
    publicNetworkAccess: 'Disabled',
  });
  expect(created).toMatchObject({
    name: NAME,
    provisioningState: 'Succeeded',
    publicNetworkAccess: 'Disabled',
  });
  expect(await client.registries.checkNameAvailability(name)).toMatchObject({
    nameAvailable: false,
    reason: 'AlreadyExists',
  });
  await expect(
    client.registries.create('myResourceGroup', NAME, { location: 'westeurope', sku: { name: 'Basic' } }),
  ).rejects.toMatchObject({
    statusCode: 409,
    code: 'AlreadyInUse',
  });

  const updated = await client.registries.update(GROUP, NAME, { anonymousPullEnabled: true });
  expect(updated).toMatchObject({ anonymousPullEnabled: true, provisioningState: 'Succeeded' });

  const opened = await client.registries.update(GROUP, NAME, {
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules: [{ iPAddressOrRange: '20.1.2.3/32' }] },
    networkRuleBypassAllowedForTasks: true,
  });
  expect(opened).toMatchObject({
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', iPAddressOrRange: '20.1.2.3' }] },
    networkRuleBypassAllowedForTasks: true,
  });

  const replica = await client.replications.create(GROUP, NAME, 'eastus', { location: 'eastus' });
  expect(replica).toMatchObject({
    location: 'eastus',
    provisioningState: 'Succeeded',
    status: { displayStatus: 'Ready' },
  });
  const changed = await client.replications.update(GROUP, NAME, 'eastus', { regionEndpointEnabled: false });
  expect(changed.regionEndpointEnabled).toBe(false);
  const replications = await all(client.replications.list(GROUP, NAME));
  expect(replications.map(({ location }) => location)).toEqual(['westeurope', 'eastus']);

  const [group] = await all(client.registries.listPrivateLinkResources(GROUP, NAME));
  expect(group?.properties).toMatchObject({
    groupId: 'registry',
    requiredMembers: ['registry', 'registry_data_westeurope', 'registry_data_eastus'],
  });
  const usages = await client.registries.listUsages(GROUP, NAME);
  const used = usages.value?.map((usage) => [usage.name, usage.currentValue]);
  expect(used).toContainEqual(['Geo-replications', 1]);

  await client.replications.delete(GROUP, NAME, 'eastus');
  expect(await all(client.replications.list(GROUP, NAME))).toHaveLength(1);
  await client.registries.delete(GROUP, NAME);
  await expect(client.registries.get(GROUP, NAME)).rejects.toMatchObject({ statusCode: 404 });
});

test('a connection is approved, then deleted, each followed to its end', { timeout: 30_000 }, async () => {
  const { registries } = (await emulator.admin.state()) as {
    registries: { id: string; name: string; connections: { name: string; status: string }[] }[];
  };
  const pending = ({ status }: { status: string }) => status === 'Pending';
  const holder = registries.find(({ connections }) => connections.some(pending));
  const [, , subscription = '', , group = ''] = holder?.id.split('/') ?? [];
  const connection = holder?.connections.find(pending)?.name ?? '';
  const other = (await connect(subscription)).privateEndpointConnections;
  const before = await all(other.list(group, holder?.name ?? ''));
  const { privateEndpoint = {} } = before.find(({ name }) => name === connection) ?? {};
  const approved = await other.createOrUpdate(group, holder?.name ?? '', connection, {
    privateEndpoint,
    privateLinkServiceConnectionState: { status: 'Approved', description: 'CHG-1' },
  });
  expect(approved).toMatchObject({
    privateLinkServiceConnectionState: { status: 'Approved', description: 'CHG-1' },
  });
  await other.delete(group, holder?.name ?? '', connection);
  const after = await all(other.list(group, holder?.name ?? ''));
  expect(after.map(({ name }) => name)).toEqual(
    before.map(({ name }) => name).filter((one) => one !== connection),
  );
});

test('the operations of the provider', async () => {
  const names = (await all(client.operations.list())).map(({ name }) => name);
  expect(names).toContain('Microsoft.ContainerRegistry/registries/write');
});
