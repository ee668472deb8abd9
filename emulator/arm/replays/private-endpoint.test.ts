// Recorded: `az acr private-endpoint-connection list/show/approve/reject/delete`
// (azure-cli, test_acr_with_private_endpoint, 2024-07-01); the exchanges with the registry.
import { expect, test } from 'vitest';
import type { TestArm } from '#emulator/arm/arm-harness.ts';
import { ORIGIN } from '#emulator/arm/arm-harness.ts';
import { GROUP, replayArm, replayCreate, SUBNET, SUBSCRIPTION } from './replay.ts';

const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/testreg000002`;
const VERSION = 'api-version=2023-11-01-preview';
const TYPE = 'Microsoft.ContainerRegistry/registries/privateEndpointConnections';
const FIRST = 'testreg000002.59f404576d2643a59fdc2bc43667619f';
const SECOND = 'testreg000002.a29cb14083204c1b8101a19aa4a10561';
const endpointOf = (name: string) =>
  `${GROUP}/providers/Microsoft.Network/privateEndpoints/priv_endpoint${name === FIRST ? '000005' : '000007'}`;

const connection = (name: string, state: object, provisioningState = 'Succeeded') => ({
  type: TYPE,
  id: `${ID}/privateEndpointConnections/${name}`,
  name,
  properties: {
    privateEndpoint: { id: endpointOf(name) },
    privateLinkServiceConnectionState: state,
    provisioningState,
  },
});

/** What the manual PUT of a private endpoint leaves on the registry. */
function addRequest({ world: { store } }: TestArm, name: string): void {
  const registry = store.registries.get(ID);
  if (registry === undefined) throw new Error('no registry');
  const id = `${ID}/privateEndpointConnections/${name}`;
  const pending = {
    id,
    name,
    privateEndpointId: endpointOf(name),
    status: 'Pending',
    provisioningState: 'Succeeded',
  } as const;
  store.registries.put({ ...registry, connections: [...registry.connections, pending] });
  store.privateEndpoints.put({
    id: endpointOf(name),
    name: endpointOf(name).split('/').at(-1) ?? '',
    location: 'eastus2',
    tags: {},
    etag: 'W/"1"',
    resourceGuid: 'bfc208b9-e997-4348-82a3-91c7fc56eaa2',
    subnetId: SUBNET,
    networkInterfaceId: `${GROUP}/providers/Microsoft.Network/networkInterfaces/nic`,
    manual: true,
    link: {
      name: 'priv_endpointconn',
      registryId: ID,
      requestMessage: null,
      status: 'Pending',
      description: '',
    },
    addresses: [],
    inDnsZoneGroup: false,
  });
}

async function decide(arm: TestArm, name: string, status: string): Promise<void> {
  const path = `${ID}/privateEndpointConnections/${name}`;
  const accepted = await arm.put(`${path}?${VERSION}`, {
    properties: {
      privateEndpoint: { id: endpointOf(name) },
      privateLinkServiceConnectionState: { status, description: 'somedescription' },
    },
  });
  expect(accepted.status).toBe(201);
  const { systemData, ...old } = accepted.body;
  expect(old).toEqual(connection(name, { status: 'Pending' }, 'Updating'));
  expect(systemData.lastModifiedBy).toBe('operator@contoso.example');
  const url = accepted.headers.get('azure-asyncoperation') ?? '';
  const operation = /operationStatuses\/(privateendpointconnections-[\da-f-]{36})\?/.exec(url)?.[1];

  for (const [wait, poll, state] of [
    [0, 201, 'Updating'],
    [500, 201, 'Updating'],
    [2_000, 200, 'Succeeded'],
  ] as const) {
    arm.pass(wait);
    const polled = await arm.get(url);
    expect([polled.status, polled.body]).toEqual([poll, { id: path, name: operation, status: state }]);
    expect(polled.headers.get('azure-asyncoperation')).toBe(poll === 201 ? url : null);
  }
  const shown = await arm.get(`${path}?${VERSION}`);
  expect([shown.status, shown.body]).toEqual([
    200,
    connection(name, { status, description: 'somedescription' }),
  ]);
}

async function remove(arm: TestArm, name: string): Promise<void> {
  const accepted = await arm.send('DELETE', `${ID}/privateEndpointConnections/${name}?${VERSION}`);
  expect([accepted.status, accepted.body]).toEqual([202, null]);
  expect(accepted.headers.get('azure-asyncoperation')).toBeNull();
  const url = accepted.headers.get('location') ?? '';
  expect(url.replace(/-[\da-f-]{36}\?/, '-{guid}?').replace(/&t=.*$/, '')).toBe(
    `${ORIGIN}${SUBSCRIPTION}/providers/Microsoft.ContainerRegistry/locations/eastus2/operationResults/privateendpointconnections-{guid}?${VERSION}`,
  );
  const running = await arm.get(url);
  expect([running.status, running.body, running.headers.get('location')]).toEqual([202, null, url]);
  expect(running.headers.get('api-supported-versions')).toBeNull();
  arm.pass(3_000);
  const ended = await arm.get(url);
  expect([ended.status, ended.body, ended.headers.get('location')]).toEqual([200, null, null]);
  expect(arm.world.store.privateEndpoints.get(endpointOf(name))?.link.status).toBe('Disconnected');
}

test('the recorded exchanges, in order', async () => {
  const arm = replayArm('eastus2');
  await replayCreate(arm, ID, 'eastus2');
  const listed = async () => (await arm.get(`${ID}/privateEndpointConnections?${VERSION}`)).body.value;
  const first = { status: 'Approved', description: 'somedescription' };

  addRequest(arm, FIRST);
  expect(await listed()).toEqual([connection(FIRST, { status: 'Pending' })]);
  await decide(arm, FIRST, 'Approved');
  addRequest(arm, SECOND);
  expect(await listed()).toEqual([connection(FIRST, first), connection(SECOND, { status: 'Pending' })]);
  await decide(arm, SECOND, 'Rejected');
  expect(await listed()).toEqual([
    connection(FIRST, first),
    connection(SECOND, { status: 'Rejected', description: 'somedescription' }),
  ]);
  await remove(arm, SECOND);
  expect(await listed()).toEqual([connection(FIRST, first)]);
  await remove(arm, FIRST);
  expect(await listed()).toEqual([]);
});
