// Through Azure's own SDKs, nothing patched: identities, credentials and tokens of a registry, and a private endpoint
// with addresses of the requester's choice.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { NetworkManagementClient } from '@azure/arm-network';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';
const GROUP = 'myResourceGroup';
const NAME = 'mycontainerregistry';
const IDS = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${GROUP}/providers`;
const FAST = { updateIntervalInMs: 30 };
let emulator: Emulator;
let registries: ContainerRegistryManagementClient;
let network: NetworkManagementClient;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-sdk-')) });
  await emulator.admin.settings({ longOperationMs: 50 });
  const token = await emulator.admin.token({ user: 'operator', kind: 'arm' });
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const options = {
    endpoint: emulator.endpoints.arm,
    credentials: { scopes: ['https://management.azure.com/.default'] },
    tlsOptions: { ca: readFileSync(emulator.endpoints.ca, 'utf8') },
  };
  registries = new ContainerRegistryManagementClient(credential, SUBSCRIPTION, options);
  network = new NetworkManagementClient(credential, SUBSCRIPTION, options);
}, 30_000);
afterAll(() => emulator?.stop());

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('an identity of its own, followed to its end', async () => {
  const updated = await registries.registries.update(
    GROUP,
    NAME,
    { identity: { type: 'SystemAssigned' } },
    FAST,
  );
  expect(updated).toMatchObject({
    provisioningState: 'Succeeded',
    identity: { type: 'SystemAssigned', principalId: expect.stringMatching(/^[\da-f-]{36}$/) },
  });
  const none = await registries.registries.update(GROUP, NAME, { identity: { type: 'None' } }, FAST);
  expect(none.identity).toBeUndefined();
});

test('credentials of the admin user; tokens and scope maps', async () => {
  await expect(registries.registries.listCredentials(GROUP, NAME)).rejects.toMatchObject({
    statusCode: 400,
    code: 'UnAuthorizedForCredentialOperations',
  });
  await registries.registries.update(GROUP, NAME, { adminUserEnabled: true }, FAST);
  const { username, passwords } = await registries.registries.listCredentials(GROUP, NAME);
  expect([username, passwords?.map(({ name }) => name)]).toEqual([NAME, ['password', 'password2']]);
  const maps = await all(registries.scopeMaps.list(GROUP, NAME));
  expect(maps.map(({ typePropertiesType }) => typePropertiesType)).toEqual(Array(5).fill('SystemDefined'));
  expect(await registries.scopeMaps.get(GROUP, NAME, '_repositories_pull')).toMatchObject({
    actions: ['repositories/*/content/read'],
  });
  expect(await all(registries.tokens.list(GROUP, NAME))).toEqual([]);
});

test('an endpoint whose addresses and interface the requester names', async () => {
  const location = 'westcentralus';
  await network.virtualNetworks.createOrUpdate(
    GROUP,
    'vnet-sdk',
    {
      location,
      addressSpace: { addressPrefixes: ['10.7.0.0/16'] },
      subnets: [{ name: 'endpoints', addressPrefix: '10.7.1.0/24' }],
    },
    FAST,
  );
  const address = (name: string, memberName: string, privateIPAddress: string) => ({
    name,
    groupId: 'registry',
    memberName,
    privateIPAddress,
  });
  const wish = {
    location,
    subnet: { id: `${IDS}/Microsoft.Network/virtualNetworks/vnet-sdk/subnets/endpoints` },
    customNetworkInterfaceName: 'nic-sdk',
    privateLinkServiceConnections: [
      {
        name: 'connection',
        groupIds: ['registry'],
        privateLinkServiceId: `${IDS}/Microsoft.ContainerRegistry/registries/${NAME}`,
      },
    ],
    ipConfigurations: [address('login', 'registry', '10.7.1.20')],
  };
  const make = (endpoint: typeof wish) =>
    network.privateEndpoints.createOrUpdate(GROUP, 'pe-sdk', endpoint, FAST);
  await expect(make(wish)).rejects.toMatchObject({
    statusCode: 400,
    code: 'PrivateEndpointIpConfigurationMissingMemberNamesRequiredByFps',
  });
  const both = [...wish.ipConfigurations, address('data', 'registry_data_westcentralus', '10.7.1.21')];
  const made = await make({ ...wish, ipConfigurations: both });
  expect(made.ipConfigurations).toMatchObject(both);
  const nic = await network.networkInterfaces.get(GROUP, 'nic-sdk');
  expect(nic.ipConfigurations?.map((one) => [one.name, one.privateIPAddress])).toEqual([
    ['data', '10.7.1.21'],
    ['login', '10.7.1.20'],
  ]);
});
