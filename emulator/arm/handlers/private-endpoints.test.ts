// Private endpoints: the exchanges of recorded traffic, approval, addresses, and both sides of a connection.
import { beforeEach, expect, test } from 'vitest';
import { createTestArm, at as registryAt, type TestArm } from '#emulator/arm/arm-harness.ts';
import {
  at,
  connectionsOf,
  decide,
  endpointBody,
  endpointPath,
  finish,
  makeEndpoint,
  makeNetwork,
  NETWORK,
  REGISTRY,
  SUBNET,
  SUBSCRIPTION,
  stateOf,
} from './network-harness.ts';

let arm: TestArm;
beforeEach(async () => {
  arm = createTestArm();
  await makeNetwork(arm);
});

const ENDPOINT = `${NETWORK}/privateEndpoints/priv_endpoint000005`;
test('a manual request, approved by the registry’s owner, as recorded', async () => {
  const path = endpointPath('priv_endpoint000005');
  const created = await arm.put(path, {
    location: 'westcentralus',
    properties: {
      manualPrivateLinkServiceConnections: [
        {
          name: 'priv_endpointconn000006',
          properties: { groupIds: ['registry'], privateLinkServiceId: REGISTRY },
        },
      ],
      subnet: { id: SUBNET },
    },
  });
  expect(created.status).toBe(201);
  expect(created.headers.get('azure-asyncnotification')).toBe('Enabled');
  const nic = created.body.properties.networkInterfaces[0].id;
  expect(nic).toMatch(
    /\/providers\/Microsoft\.Network\/networkInterfaces\/priv_endpoint000005\.nic\.[\da-f]{8}-/,
  );
  const shown = (state: string, description: string, etag: string) => ({
    name: 'priv_endpoint000005',
    id: ENDPOINT,
    etag,
    type: 'Microsoft.Network/privateEndpoints',
    location: 'westcentralus',
    properties: {
      provisioningState: state,
      resourceGuid: created.body.properties.resourceGuid,
      privateLinkServiceConnections: [],
      manualPrivateLinkServiceConnections: [
        {
          name: 'priv_endpointconn000006',
          id: `${ENDPOINT}/manualPrivateLinkServiceConnections/priv_endpointconn000006`,
          etag,
          properties: {
            provisioningState: 'Succeeded',
            privateLinkServiceId: REGISTRY,
            groupIds: ['registry'],
            privateLinkServiceConnectionState: { status: 'Pending', description, actionsRequired: 'None' },
          },
          type: 'Microsoft.Network/privateEndpoints/manualPrivateLinkServiceConnections',
        },
      ],
      customNetworkInterfaceName: '',
      subnet: { id: SUBNET },
      ipConfigurations: [],
      networkInterfaces: [{ id: nic }],
      customDnsConfigs: [],
    },
  });
  expect(created.body).toEqual(shown('Updating', 'Awaiting Approval', created.body.etag));
  const poll = created.headers.get('azure-asyncoperation') ?? '';
  expect((await arm.get(poll)).body).toEqual({ status: 'InProgress' });
  arm.pass(2_000);
  expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
  const after = await arm.get(path);
  expect(after.body).toEqual(shown('Succeeded', '', after.body.etag));

  const [connection] = await connectionsOf(arm);
  expect(connection.name).toMatch(/^mycontainerregistry\.[\da-f]{32}$/);
  expect(connection).toEqual({
    type: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections',
    id: `${REGISTRY}/privateEndpointConnections/${connection.name}`,
    name: connection.name,
    properties: {
      privateEndpoint: { id: ENDPOINT },
      privateLinkServiceConnectionState: { status: 'Pending' },
      provisioningState: 'Succeeded',
    },
  });

  await decide(arm, 0, 'Approved', 'somedescription');
  expect(await stateOf(arm, 'priv_endpoint000005')).toEqual({
    status: 'Approved',
    description: 'somedescription',
    actionsRequired: 'None',
  });
  const approved = (await arm.get(path)).body.properties;
  expect(approved.customDnsConfigs).toEqual([
    { fqdn: 'mycontainerregistry.westcentralus.data.azurecr.io', ipAddresses: ['10.0.0.4'] },
    { fqdn: 'mycontainerregistry.azurecr.io', ipAddresses: ['10.0.0.5'] },
  ]);
  expect((await arm.get(registryAt('mycontainerregistry'))).body.properties.dataEndpointEnabled).toBe(true);
});

test('who may approve is approved at once; data endpoints turn on; the interface has an address per member', async () => {
  const registry = arm.world.store.registries.get(REGISTRY);
  if (registry === undefined) throw new Error('no registry');
  arm.world.store.registries.put({ ...registry, replicaLocations: ['westus2'] });
  await makeEndpoint(arm, 'pe', endpointBody('automatic'));
  expect(await stateOf(arm, 'pe')).toMatchObject({ status: 'Approved', description: 'Auto-Approved' });
  expect((await connectionsOf(arm))[0].properties).toMatchObject({
    privateLinkServiceConnectionState: { status: 'Approved', description: 'Auto-Approved' },
  });
  expect((await arm.get(registryAt('mycontainerregistry'))).body.properties.dataEndpointEnabled).toBe(true);

  const { properties } = (await arm.get(endpointPath('pe'))).body;
  const nic = await arm.get(at(properties.networkInterfaces[0].id, '2019-04-01'));
  expect(nic.body.properties.privateEndpoint.id).toBe(`${NETWORK}/privateEndpoints/pe`);
  type Configuration = {
    properties: { privateIPAddress: string; privateLinkConnectionProperties: Record<string, unknown> };
  };
  const rows = (nic.body.properties.ipConfigurations as Configuration[]).map(({ properties: own }) => [
    own.privateIPAddress,
    own.privateLinkConnectionProperties,
  ]);
  const host = 'mycontainerregistry';
  expect(rows).toEqual([
    ['10.0.0.4', member('registry_data_westcentralus', `${host}.westcentralus.data.azurecr.io`)],
    ['10.0.0.5', member('registry', `${host}.azurecr.io`)],
    ['10.0.0.6', member('registry_data_westus2', `${host}.westus2.data.azurecr.io`)],
  ]);
  const listed = await arm.get(at(`${NETWORK}/networkInterfaces`, '2022-01-01'));
  // Beside it stands the machine of the same group, named as `az vm create` names it.
  expect(listed.body.value.filter(({ name }: { name: string }) => !name.endsWith('VMNic'))).toEqual([
    nic.body,
  ]);
  const subnet = (await arm.get(at(SUBNET))).body.properties;
  expect(subnet.ipConfigurations).toHaveLength(3);
  expect(subnet.privateEndpoints).toEqual([{ id: `${NETWORK}/privateEndpoints/pe` }]);
});

function member(requiredMemberName: string, fqdn: string) {
  return { groupId: 'registry', requiredMemberName, fqdns: [fqdn] };
}

test('who may not approve waits, though asking for automatic approval', async () => {
  const { store } = arm.world;
  const contributor = store.roleDefinitions.get('b24988ac-6180-42a0-ab88-20f7382dd24c');
  const [permissions] = contributor?.permissions ?? [];
  if (contributor === undefined || permissions === undefined) throw new Error('no role');
  const notActions = ['Microsoft.ContainerRegistry/registries/privateEndpointConnectionsApproval/action'];
  store.roleDefinitions.put({ ...contributor, permissions: [{ ...permissions, notActions }] });
  await makeEndpoint(arm, 'pe', endpointBody('automatic'));
  expect(await stateOf(arm, 'pe')).toEqual({ status: 'Pending', description: '', actionsRequired: 'None' });
  expect((await arm.get(registryAt('mycontainerregistry'))).body.properties.dataEndpointEnabled).toBe(false);
});

test('the request message shows to the requester; on the registry only by a switch', async () => {
  const asked = endpointBody('manual', { requestMessage: 'please' });
  await makeEndpoint(arm, 'one', asked);
  arm.world.settings.unconfirmed.requestMessageReachesRegistry = true;
  await makeEndpoint(arm, 'two', asked);
  const { properties } = (await arm.get(endpointPath('one'))).body;
  expect(properties.manualPrivateLinkServiceConnections[0].properties.requestMessage).toBe('please');
  const [one, two] = await connectionsOf(arm);
  expect(one.properties.privateLinkServiceConnectionState).toEqual({ status: 'Pending' });
  expect(two.properties.privateLinkServiceConnectionState).toEqual({
    status: 'Pending',
    description: 'please',
  });
});

test('a rejection reaches the requester; deleting the endpoint disconnects, and frees its addresses', async () => {
  await makeEndpoint(arm, 'one', endpointBody('manual'));
  await decide(arm, 0, 'Rejected', 'no');
  expect(await stateOf(arm, 'one')).toMatchObject({ status: 'Rejected', description: 'no' });

  const deleted = await arm.send('DELETE', endpointPath('one'));
  expect(deleted.status).toBe(202);
  expect(deleted.headers.get('location')).toContain('/operationResults/');
  expect((await arm.get(endpointPath('one'))).body.properties.provisioningState).toBe('Deleting');
  await finish(arm, deleted);
  expect((await arm.get(endpointPath('one'))).status).toBe(404);
  expect((await connectionsOf(arm))[0].properties.privateLinkServiceConnectionState.status).toBe(
    'Disconnected',
  );
  expect((await arm.send('DELETE', endpointPath('one'))).status).toBe(204);
  expect((await arm.get(at(SUBNET))).body.properties).not.toHaveProperty('ipConfigurations');
  await makeEndpoint(arm, 'two', endpointBody('automatic'));
  expect((await arm.get(endpointPath('two'))).body.properties.customDnsConfigs[0].ipAddresses).toEqual([
    '10.0.0.4',
  ]);
});

test('an endpoint sent again may change its tags, nothing else', async () => {
  await makeEndpoint(arm, 'pe', endpointBody('automatic'));
  const { body } = await arm.get(endpointPath('pe'));
  const again = await arm.put(endpointPath('pe'), { ...body, tags: { team: 'a' } });
  expect([again.status, again.body.tags]).toEqual([200, { team: 'a' }]);
  arm.pass(2_000);
  expect(await connectionsOf(arm)).toHaveLength(1);
  const changed = await arm.put(endpointPath('pe'), endpointBody('manual'));
  expect(changed.body.error.code).toBe('PropertyChangeNotAllowed');
});

test('lists, whole or of one group, hold what the caller may read', async () => {
  await makeEndpoint(arm, 'pe', endpointBody('manual'));
  const path = at(`${NETWORK}/privateEndpoints`, '2026-01-01');
  expect((await arm.get(path)).body.value.map(({ name }: { name: string }) => name)).toEqual(['pe']);
  const all = at(`${SUBSCRIPTION}/providers/Microsoft.Network/privateEndpoints`);
  expect((await arm.get(all, 'reader')).body.value).toHaveLength(1);
  expect((await arm.get(all, 'outsider')).status).toBe(403);
});
