// Virtual networks and subnets: the exchanges of recorded traffic.
import { beforeEach, expect, test } from 'vitest';
import { createTestArm, ORIGIN, type TestArm } from '#emulator/arm/arm-harness.ts';
import { at, makeNetwork, NETWORK, networkBody, SUBNET, SUBSCRIPTION } from './network-harness.ts';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const VNET = `${NETWORK}/virtualNetworks/cliregvnet`;
const ETAG = /^W\/"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"$/;
const OPERATION =
  /^https:\/\/arm\.test\/subscriptions\/5ab00003-0000-4000-8000-000000000003\/providers\/Microsoft\.Network\/locations\/westcentralus\/operations\/[\da-f-]{36}\?api-version=2024-05-01&t=[^&]+&c=[^&]+&s=[^&]+&h=[^&]+$/;

test('az network vnet create, and vnet subnet update --service-endpoints, as recorded', async () => {
  const created = await arm.put(at(VNET), networkBody());
  expect(created.status).toBe(201);
  const url = created.headers.get('azure-asyncoperation') ?? '';
  expect(url).toMatch(OPERATION);
  expect(created.headers.get('azure-asyncnotification')).toBe('Enabled');
  expect(created.headers.get('retry-after')).toBe('1');
  expect(created.headers.get('location')).toBeNull();
  const subnet = (state: string, etag: string) => ({
    name: 'cliregsubnet',
    id: SUBNET,
    etag,
    properties: {
      provisioningState: state,
      addressPrefix: '10.0.0.0/24',
      ipamPoolPrefixAllocations: [],
      delegations: [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
    },
    type: 'Microsoft.Network/virtualNetworks/subnets',
  });
  const vnet = (state: string, etag: string, resourceGuid: string) => ({
    name: 'cliregvnet',
    id: VNET,
    etag,
    type: 'Microsoft.Network/virtualNetworks',
    location: 'westcentralus',
    properties: {
      provisioningState: state,
      resourceGuid,
      addressSpace: { addressPrefixes: ['10.0.0.0/16'], ipamPoolPrefixAllocations: [] },
      privateEndpointVNetPolicies: 'Disabled',
      subnets: [subnet(state, etag)],
      virtualNetworkPeerings: [],
      enableDdosProtection: false,
    },
  });
  const { etag, properties } = created.body;
  expect(etag).toMatch(ETAG);
  expect(created.body).toEqual(vnet('Updating', etag, properties.resourceGuid));

  expect((await arm.get(url)).body).toEqual({ status: 'InProgress' });
  arm.pass(2_000);
  const ended = await arm.get(url);
  expect([ended.status, ended.body]).toEqual([200, { status: 'Succeeded' }]);
  const after = await arm.get(at(VNET));
  expect(after.headers.get('etag')).toBe(after.body.etag);
  expect(after.body.etag).not.toBe(etag);
  expect(after.body).toEqual(vnet('Succeeded', after.body.etag, properties.resourceGuid));

  const current = await arm.get(at(SUBNET, '2024-01-01'));
  expect(current.body).toEqual(subnet('Succeeded', after.body.etag));
  const { etag: _, ...sent } = current.body;
  sent.properties = { ...sent.properties, serviceEndpoints: [{ service: 'Microsoft.ContainerRegistry' }] };
  delete sent.properties.provisioningState;
  const updated = await arm.put(at(SUBNET, '2024-01-01'), sent);
  expect(updated.status).toBe(200);
  expect(updated.body.properties).toMatchObject({
    provisioningState: 'Updating',
    serviceEndpoints: [
      { provisioningState: 'Updating', service: 'Microsoft.ContainerRegistry', locations: ['*'] },
    ],
  });
  const poll = updated.headers.get('azure-asyncoperation') ?? '';
  expect((await arm.get(poll)).body).toEqual({ status: 'InProgress' });
  arm.pass(2_000);
  expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
  const done = await arm.get(at(SUBNET, '2024-01-01'));
  expect(done.body).toEqual({
    ...subnet('Succeeded', done.body.etag),
    properties: {
      provisioningState: 'Succeeded',
      addressPrefix: '10.0.0.0/24',
      ipamPoolPrefixAllocations: [],
      serviceEndpoints: [
        { provisioningState: 'Succeeded', service: 'Microsoft.ContainerRegistry', locations: ['*'] },
      ],
      delegations: [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
    },
  });
  expect(done.body.etag).not.toBe(updated.body.etag);
});

test('a subnet sent back as it is: 200, Succeeded at once, a new etag, as recorded', async () => {
  await makeNetwork(arm);
  const { body } = await arm.get(at(SUBNET, '2024-01-01'));
  const again = await arm.put(at(SUBNET, '2024-01-01'), body);
  expect([again.status, again.body.properties.provisioningState]).toEqual([200, 'Succeeded']);
  expect(again.body.etag).not.toBe(body.etag);
  const poll = await arm.get(again.headers.get('azure-asyncoperation') ?? '');
  expect(poll.body).toEqual({ status: 'Succeeded' });
});

test('deleting a network: 202 with both headers, then 204 at the location, as recorded', async () => {
  await makeNetwork(arm);
  const deleted = await arm.send('DELETE', at(VNET));
  expect([deleted.status, deleted.body]).toEqual([202, null]);
  const location = deleted.headers.get('location') ?? '';
  expect(location.startsWith(`${ORIGIN}${SUBSCRIPTION}/providers/Microsoft.Network/locations/`)).toBe(true);
  expect(location).toContain('/westcentralus/operationResults/');
  expect((await arm.get(location)).status).toBe(202);
  arm.pass(2_000);
  const poll = await arm.get(deleted.headers.get('azure-asyncoperation') ?? '');
  expect(poll.body).toEqual({ status: 'Succeeded' });
  const result = await arm.get(location);
  expect([result.status, result.body]).toEqual([204, null]);
  expect(result.headers.get('azure-asyncnotification')).toBe('Enabled');
  expect((await arm.get(at(VNET))).status).toBe(404);
  expect((await arm.send('DELETE', at(VNET))).status).toBe(204);
});

test('a PUT of a subnet replaces it: what is left out is gone', async () => {
  await makeNetwork(arm);
  const full = {
    properties: {
      addressPrefix: '10.0.1.0/24',
      serviceEndpoints: [{ service: 'microsoft.containerregistry' }, { service: 'Microsoft.Storage' }],
      delegations: [
        { name: 'aks', properties: { serviceName: 'Microsoft.ContainerService/managedClusters' } },
      ],
      privateEndpointNetworkPolicies: 'RouteTableEnabled',
      defaultOutboundAccess: false,
    },
  };
  const path = at(`${VNET}/subnets/second`);
  expect((await arm.put(path, full)).status).toBe(201);
  arm.pass(2_000);
  const made = (await arm.get(path)).body.properties;
  expect(made.serviceEndpoints.map(({ service }: { service: string }) => service)).toEqual([
    'Microsoft.ContainerRegistry',
    'Microsoft.Storage',
  ]);
  expect(made.delegations).toMatchObject([
    { name: 'aks', properties: { serviceName: 'Microsoft.ContainerService/managedClusters' } },
  ]);
  expect(made).toMatchObject({
    privateEndpointNetworkPolicies: 'RouteTableEnabled',
    defaultOutboundAccess: false,
  });
  await arm.put(path, { properties: { addressPrefix: '10.0.1.0/24' } });
  arm.pass(2_000);
  const bare = (await arm.get(path)).body.properties;
  expect(bare).toMatchObject({ delegations: [], privateEndpointNetworkPolicies: 'Disabled' });
  expect(bare).not.toHaveProperty('serviceEndpoints');
  expect(bare).not.toHaveProperty('defaultOutboundAccess');
  expect((await arm.send('DELETE', path)).status).toBe(202);
  arm.pass(2_000);
  expect((await arm.get(path)).body.error.code).toBe('NotFound');
});

test('a network sent without subnets keeps them; with an empty list it loses them', async () => {
  await makeNetwork(arm);
  const { subnets: _, ...properties } = networkBody().properties;
  const kept = await arm.put(at(VNET), { ...networkBody(), tags: { team: 'a' }, properties });
  expect([kept.status, kept.body.properties.subnets.length]).toEqual([200, 1]);
  expect(kept.body.tags).toEqual({ team: 'a' });
  arm.pass(2_000);
  await arm.put(at(VNET), { ...networkBody(), properties: { ...properties, subnets: [] } });
  arm.pass(2_000);
  expect((await arm.get(at(VNET))).body.properties.subnets).toEqual([]);
});
