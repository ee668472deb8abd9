// Microsoft.Network through the real SDK, nothing patched: a network, an endpoint with records, and everything gone.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NetworkManagementClient } from '@azure/arm-network';
import { createDefaultHttpClient, createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, launchEmulator } from './launch.ts';

const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';
const GROUP = 'myResourceGroup';
const ids = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${GROUP}/providers`;
const ZONE = `${ids}/Microsoft.Network/privateDnsZones/privatelink.azurecr.io`;
const REGISTRY = `${ids}/Microsoft.ContainerRegistry/registries/mycontainerregistry`;
const location = 'westcentralus';

let emulator: Emulator;
let client: NetworkManagementClient;
let ca: string;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: join(mkdtempSync(join(tmpdir(), 'network-sdk-')), 'state') });
  await emulator.admin.settings({ longOperationMs: 20 });
  const token = await emulator.admin.token({ user: 'operator', kind: 'arm' });
  ca = readFileSync(emulator.endpoints.ca, 'utf8');
  client = new NetworkManagementClient(
    { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    SUBSCRIPTION,
    {
      endpoint: emulator.endpoints.arm,
      credentials: { scopes: ['https://management.azure.com/.default'] },
      tlsOptions: { ca },
    },
  );
});
afterAll(() => emulator.stop());

test('the SDK makes, reads and deletes what the articles need', async () => {
  const fast = { updateIntervalInMs: 30 };
  const network = await client.virtualNetworks.createOrUpdate(
    GROUP,
    'vnet',
    {
      location,
      addressSpace: { addressPrefixes: ['10.3.0.0/16'] },
      subnets: [{ name: 'endpoints', addressPrefix: '10.3.1.0/24' }],
    },
    fast,
  );
  expect(network).toMatchObject({ provisioningState: 'Succeeded', name: 'vnet' });

  const current = await client.subnets.get(GROUP, 'vnet', 'endpoints');
  const wanted = { ...current, serviceEndpoints: [{ service: 'Microsoft.ContainerRegistry' }] };
  const subnet = await client.subnets.createOrUpdate(GROUP, 'vnet', 'endpoints', wanted, fast);
  expect(subnet.serviceEndpoints).toMatchObject([
    { service: 'Microsoft.ContainerRegistry', locations: ['*'], provisioningState: 'Succeeded' },
  ]);

  const endpoint = await client.privateEndpoints.createOrUpdate(
    GROUP,
    'pe',
    {
      location,
      subnet: { id: subnet.id ?? '' },
      privateLinkServiceConnections: [
        { name: 'link', privateLinkServiceId: REGISTRY, groupIds: ['registry'] },
      ],
    },
    fast,
  );
  expect(endpoint.privateLinkServiceConnections?.[0]?.privateLinkServiceConnectionState?.status).toBe(
    'Approved',
  );
  expect(endpoint.customDnsConfigs).toMatchObject([
    { fqdn: 'mycontainerregistry.westcentralus.data.azurecr.io', ipAddresses: ['10.3.1.4'] },
    { fqdn: 'mycontainerregistry.azurecr.io', ipAddresses: ['10.3.1.5'] },
  ]);
  const nicId = endpoint.networkInterfaces?.[0]?.id ?? '';
  const nic = await client.networkInterfaces.get(GROUP, nicId.slice(nicId.lastIndexOf('/') + 1));
  expect(
    nic.ipConfigurations?.map((item) => item.privateLinkConnectionProperties?.requiredMemberName),
  ).toEqual(['registry_data_westcentralus', 'registry']);

  await makeZone();
  const group = await client.privateDnsZoneGroups.createOrUpdate(
    GROUP,
    'pe',
    'default',
    { privateDnsZoneConfigs: [{ name: 'registry', privateDnsZoneId: ZONE }] },
    fast,
  );
  expect(group.privateDnsZoneConfigs?.[0]?.recordSets?.map((set) => set.recordSetName)).toEqual([
    'mycontainerregistry.westcentralus.data',
    'mycontainerregistry',
  ]);
  expect((await client.privateEndpoints.get(GROUP, 'pe')).customDnsConfigs).toEqual([]);

  await makeLink(network.id ?? '');
  await closePublicAccess();
  // From inside by private address, from outside no more: at the resolver and at the data plane.
  expect(await resolved(network.id)).toContain('10.3.1.5');
  expect(await resolved()).not.toContain('10.3.1.5');
  expect(await knock({ vnet: network.id })).toBe(401);
  expect(await knock({ address: '20.1.2.3' })).toBe(403);

  await expect(client.subnets.delete(GROUP, 'vnet', 'endpoints', fast)).rejects.toMatchObject({
    code: 'InUseSubnetCannotBeDeleted',
  });
  await client.privateDnsZoneGroups.delete(GROUP, 'pe', 'default', fast);
  await client.privateEndpoints.delete(GROUP, 'pe', fast);
  await client.virtualNetworks.delete(GROUP, 'vnet', fast);
  const left: (string | undefined)[] = [];
  for await (const { name } of client.virtualNetworks.list(GROUP)) left.push(name);
  expect(left).toEqual(['myDockerVMVNET']);
}, 30_000);

/** Through the same client's pipeline: what the console has no SDK for. */
async function send(
  method: 'PUT' | 'PATCH',
  path: string,
  apiVersion: string,
  body: object,
): Promise<number> {
  const request = createPipelineRequest({
    method,
    url: `${emulator.endpoints.arm}${path}?api-version=${apiVersion}`,
    body: JSON.stringify(body),
    headers: createHttpHeaders({ 'content-type': 'application/json' }),
  });
  request.tlsSettings = { ca };
  const { status } = await client.pipeline.sendRequest(createDefaultHttpClient(), request);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return status;
}

const makeZone = async () => expect(await send('PUT', ZONE, '2024-06-01', { location: 'global' })).toBe(202);

async function makeLink(network: string): Promise<void> {
  const link = {
    location: 'global',
    properties: { virtualNetwork: { id: network }, registrationEnabled: false },
  };
  expect(await send('PUT', `${ZONE}/virtualNetworkLinks/MyDNSLink`, '2024-06-01', link)).toBe(202);
}

async function closePublicAccess(): Promise<void> {
  const closed = {
    properties: { publicNetworkAccess: 'Disabled', networkRuleSet: { defaultAction: 'Deny' } },
  };
  expect(await send('PATCH', REGISTRY, '2025-11-01', closed)).toBe(200);
}

async function resolved(vnet?: string): Promise<string> {
  const query = new URLSearchParams({
    name: 'mycontainerregistry.azurecr.io',
    ...(vnet === undefined ? {} : { vnet }),
  });
  return (await fetch(`${emulator.endpoints.admin}/resolver?${query}`)).text();
}

/** @returns the status a client meets at `/v2/`: 401 asks for a token, 403 is the firewall. */
async function knock(caller: object): Promise<number> {
  const url = `${emulator.endpoints.admin}/data-plane/mycontainerregistry.azurecr.io/v2/`;
  return (await fetch(url, { headers: { 'x-client': JSON.stringify(caller) } })).status;
}
