// Creating, replacing and deleting registries, their names, private link resources and replications.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, ORIGIN, type TestArm } from '#emulator/arm/arm-harness.ts';

const LAB = idOf('crcontosolab').replace('/crcontosolab', '');
const SUBSCRIPTION = LAB.slice(0, 51);
const NEW = `${LAB}/crnewone`;
const V = '?api-version=2025-11-01';
const premium = { location: 'West Europe', sku: { name: 'Premium' } };
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

describe('PUT', () => {
  test('a new registry is Creating, refuses changes meanwhile, and ends with the defaults of its version', async () => {
    const created = await arm.put(NEW + V, premium);
    expect([created.status, created.body.location]).toEqual([201, 'westeurope']);
    expect(created.body.properties).toMatchObject({
      provisioningState: 'Creating',
      publicNetworkAccess: 'Enabled',
      networkRuleBypassOptions: 'AzureServices',
      networkRuleBypassAllowedForTasks: false,
      roleAssignmentMode: 'LegacyRegistryPermissions',
    });
    const poll = created.headers.get('azure-asyncoperation') ?? '';
    expect((await arm.get(poll)).body).toEqual({ status: 'Creating' });
    const early = await arm.patch(NEW + V, { tags: {} });
    expect([early.status, early.body.error.code]).toEqual([409, 'RegistryStatusConflict']);
    arm.pass(2_000);
    expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
    expect((await arm.get(NEW + V)).body.properties.provisioningState).toBe('Succeeded');
    const old = await arm.get(`${NEW}?api-version=2021-08-01-preview`);
    expect(old.body.properties.networkRuleSet).toEqual({
      defaultAction: 'Allow',
      virtualNetworkRules: [],
      ipRules: [],
    });
    expect(old.body.properties).not.toHaveProperty('networkRuleBypassAllowedForTasks');
  });

  test('everything that is sent is kept', async () => {
    const properties = {
      adminUserEnabled: true,
      publicNetworkAccess: 'Disabled',
      networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '20.0.0.1' }] },
      networkRuleBypassOptions: 'None',
      dataEndpointEnabled: true,
      zoneRedundancy: 'Enabled',
    };
    const sent = { ...premium, tags: { team: 'web' }, identity: { type: 'SystemAssigned' }, properties };
    const { status, body } = await arm.put(NEW + V, sent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ tags: { team: 'web' }, identity: { type: 'SystemAssigned' }, properties });
    expect(body.properties.dataEndpointHostNames).toEqual(['crnewone.westeurope.data.azurecr.io']);
  });

  test.each([
    [409, 'AlreadyInUse', 'CRCONTOSOPROD', premium],
    [409, 'AlreadyInUse', 'crcontosokrc', premium],
    [400, 'InvalidParameter', 'abc', premium],
    [400, 'InvalidParameter', 'with-hyphen', premium],
    [400, 'LocationRequired', 'crnewone', { sku: { name: 'Premium' } }],
    [400, 'LocationNotAvailableForResourceType', 'crnewone', { ...premium, location: 'atlantis' }],
    [400, 'InvalidRequestContent', 'crnewone', { location: 'westeurope' }],
    [400, 'InvalidRequestContent', 'crnewone', { location: 'westeurope', sku: {} }],
    [400, 'InvalidParameter', 'crnewone', { location: 'westeurope', sku: { name: 'Classic' } }],
    [400, 'InvalidRequestContent', 'crnewone', { ...premium, colour: 'red' }],
    [
      400,
      'NetworkRuleNotSupported',
      'crnewone',
      {
        location: 'westeurope',
        sku: { name: 'Basic' },
        properties: { networkRuleSet: { defaultAction: 'Deny' } },
      },
    ],
  ])('%i %s for %s', async (status, code, name, body) => {
    const before = [...arm.world.store.registries.all()];
    const answer = await arm.put(`${LAB}/${name}${V}`, body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect([...arm.world.store.registries.all()]).toEqual(before);
  });

  test("the words for a name that is taken are Azure's", async () => {
    const { body } = await arm.put(`${LAB}/crcontosoprod${V}`, premium);
    expect(body).toEqual({
      error: {
        code: 'AlreadyInUse',
        message:
          'The registry DNS name crcontosoprod.azurecr.io is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability',
      },
      status: 'Failed',
    });
  });

  test('on one that is there: what is left out returns to its default, subnet rules survive', async () => {
    const id = idOf('crcontosoprod');
    const before = arm.world.store.registries.get(id);
    expect(before?.networkRuleSet.virtualNetworkRules).not.toHaveLength(0);
    const { status, body } = await arm.put(at('crcontosoprod'), {
      location: before?.location,
      sku: { name: 'Premium' },
      tags: { kept: 'this' },
    });
    expect(status).toBe(200);
    expect(body.tags).toEqual({ kept: 'this' });
    expect(body.properties).toMatchObject({
      publicNetworkAccess: 'Enabled',
      networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
    });
    const after = arm.world.store.registries.get(id);
    expect(after?.networkRuleSet.virtualNetworkRules).toEqual(before?.networkRuleSet.virtualNetworkRules);
    expect(after?.connections).toEqual(before?.connections);
    expect(after?.stamp.createdAt).toBe(before?.stamp.createdAt);
    const moved = await arm.put(at('crcontosoprod'), { ...premium, location: 'eastus' });
    expect([moved.status, moved.body.error.code]).toEqual([409, 'InvalidResourceLocation']);
  });

  test('needs the right to write', async () => {
    expect((await arm.put(NEW + V, premium, 'reader')).body.error.code).toBe('AuthorizationFailed');
  });
});

describe('names', () => {
  const ask = (body: unknown) =>
    arm.send('POST', `${SUBSCRIPTION}/providers/Microsoft.ContainerRegistry/checkNameAvailability${V}`, {
      body,
    });
  const type = 'Microsoft.ContainerRegistry/registries';

  test('taken, free, not valid', async () => {
    expect((await ask({ name: 'crcontosoprod', type })).body).toEqual({
      nameAvailable: false,
      reason: 'AlreadyExists',
      message: 'The registry crcontosoprod is already in use.',
    });
    expect((await ask({ name: 'crnewone', type })).body).toEqual({ nameAvailable: true });
    expect((await ask({ name: 'no-good', type })).body).toMatchObject({
      nameAvailable: false,
      reason: 'Invalid',
    });
    expect((await ask({ name: 'crnewone', type: 'other' })).status).toBe(400);
  });
});

describe('DELETE', () => {
  test('at once without replicas; endpoints that led there are cut off; again 204', async () => {
    const id = idOf('crcontosovault');
    const endpoints =
      arm.world.store.registries.get(id)?.connections.map((one) => one.privateEndpointId) ?? [];
    expect(endpoints).not.toHaveLength(0);
    const registry = arm.world.store.registries.get(id);
    if (registry !== undefined) arm.world.store.registries.put({ ...registry, replicaLocations: [] });
    expect((await arm.send('DELETE', at('crcontosovault'))).status).toBe(200);
    expect((await arm.get(at('crcontosovault'))).status).toBe(404);
    for (const endpoint of endpoints) {
      expect(arm.world.store.privateEndpoints.get(endpoint)?.link.status).toBe('Disconnected');
    }
    expect((await arm.send('DELETE', at('crcontosovault'))).status).toBe(204);
  });

  test('with replicas it takes its time', async () => {
    await arm.put(NEW + V, premium);
    arm.pass(2_000);
    await arm.put(`${NEW}/replications/eastus${V}`, { location: 'eastus' });
    const busy = await arm.send('DELETE', NEW + V);
    expect(busy.status).toBe(202);
    const url = busy.headers.get('location') ?? '';
    expect((await arm.get(NEW + V)).body.properties.provisioningState).toBe('Deleting');
    expect((await arm.send('DELETE', NEW + V)).status).toBe(409);
    expect((await arm.get(url)).status).toBe(202);
    expect((await arm.get(url, 'outsider')).status).toBe(403);
    arm.pass(2_000);
    expect((await arm.get(url)).status).toBe(200);
    expect((await arm.get(NEW + V)).status).toBe(404);
  });

  test('a connection that is not there: 204; one being decided on: 409', async () => {
    const missing = await arm.send(
      'DELETE',
      at('crcontosoprod', '2025-11-01', '/privateEndpointConnections/x'),
    );
    expect(missing.status).toBe(204);
    const registry = arm.world.store.registries.get(idOf('crcontosoprod'));
    const pending = registry?.connections.find(({ status }) => status === 'Pending')?.name;
    const one = at('crcontosoprod', '2025-11-01', `/privateEndpointConnections/${pending}`);
    const state = { privateLinkServiceConnectionState: { status: 'Approved' } };
    expect((await arm.put(one, { properties: state })).status).toBe(201);
    const busy = await arm.send('DELETE', one);
    expect([busy.status, busy.body.error.code]).toEqual([
      409,
      'PrivateEndpointConnectionOperationInProgress',
    ]);
    expect((await arm.send('DELETE', one, { user: 'reader' })).status).toBe(403);
  });
});

describe('replications and private link resources', () => {
  const link = `${NEW}/privateLinkResources`;

  beforeEach(async () => {
    await arm.put(NEW + V, premium);
    arm.pass(2_000);
  });

  test('a replica adds a data endpoint, a member and a usage, and takes them away again', async () => {
    const created = await arm.put(`${NEW}/replications/eastus${V}`, {
      location: 'East US',
      tags: { a: 'b' },
    });
    expect([created.status, created.body.properties.provisioningState]).toEqual([201, 'Creating']);
    const poll = created.headers.get('azure-asyncoperation') ?? '';
    expect(poll.startsWith(`${ORIGIN}${NEW}/replications/eastus/operationStatuses/replications-`)).toBe(true);
    expect((await arm.get(poll)).body).toEqual({ status: 'Creating' });
    arm.pass(2_000);
    expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
    const { body } = await arm.get(`${NEW}/replications${V}`);
    expect(body.value.map((one: { name: string }) => one.name)).toEqual(['westeurope', 'eastus']);
    expect(body.value[1]).toMatchObject({
      type: 'Microsoft.ContainerRegistry/registries/replications',
      location: 'eastus',
      tags: { a: 'b' },
      properties: { provisioningState: 'Succeeded', regionEndpointEnabled: true, zoneRedundancy: 'Disabled' },
    });
    const members = await arm.get(`${link}/registry${V}`);
    expect(members.body).toEqual({
      type: 'Microsoft.ContainerRegistry/registries/privateLinkResources',
      id: `${link}/registry`,
      name: 'registry',
      properties: {
        groupId: 'registry',
        requiredMembers: ['registry', 'registry_data_westeurope', 'registry_data_eastus'],
        requiredZoneNames: ['privatelink.azurecr.io'],
      },
    });
    expect((await arm.get(`${link}${V}`)).body.value).toEqual([members.body]);
    expect((await arm.get(`${link}/other${V}`)).status).toBe(404);

    const gone = await arm.send('DELETE', `${NEW}/replications/EASTUS${V}`);
    expect(gone.status).toBe(202);
    arm.pass(2_000);
    expect((await arm.get(gone.headers.get('location') ?? '')).status).toBe(200);
    expect((await arm.get(`${NEW}/replications/eastus${V}`)).status).toBe(404);
    expect((await arm.get(`${link}/registry${V}`)).body.properties.requiredMembers).toHaveLength(2);
    expect((await arm.send('DELETE', `${NEW}/replications/eastus${V}`)).status).toBe(204);
  });

  test.each([
    ['a second one in a region', 'again', { location: 'westeurope' }, 409],
    ['another region under a name', 'westeurope', { location: 'eastus' }, 409],
    ['a property nobody knows', 'eastus', { location: 'eastus', properties: { colour: 'red' } }, 400],
    ['no location', 'eastus', {}, 400],
  ])('%s is refused', async (_, name, body, status) => {
    expect((await arm.put(`${NEW}/replications/${name}${V}`, body)).status).toBe(status);
  });

  test('the home region stays, the SKU must be Premium, and replicas forbid leaving it', async () => {
    expect((await arm.send('DELETE', `${NEW}/replications/westeurope${V}`)).body.error.code).toBe(
      'OperationNotAllowed',
    );
    const basic = await arm.put(`${LAB}/crcontosolab/replications/eastus${V}`, { location: 'eastus' });
    expect(basic.body.error).toEqual({ code: 'SkuNotSupported', message: 'The SKU Basic is not supported.' });
    await arm.put(`${NEW}/replications/eastus${V}`, { location: 'eastus' });
    arm.pass(2_000);
    const down = await arm.patch(NEW + V, { sku: { name: 'Standard' } });
    expect([down.status, down.body.error.code]).toEqual([400, 'SkuNotSupported']);
  });

  test('every private endpoint gets an address for the new region, or the replica is refused', async () => {
    const registry = [...arm.world.store.registries.all()].find((one) =>
      one.connections.some(({ status }) => status === 'Approved'),
    );
    const endpointId =
      registry?.connections.find(({ status }) => status === 'Approved')?.privateEndpointId ?? '';
    const before = arm.world.store.privateEndpoints.get(endpointId);
    const path = `${registry?.id}/replications/uksouth${V}`;
    expect((await arm.put(path, { location: 'uksouth' })).status).toBe(201);
    const added = arm.world.store.privateEndpoints.get(endpointId)?.addresses.slice(before?.addresses.length);
    expect(added?.map(({ fqdn }) => fqdn)).toEqual([`${registry?.name}.uksouth.data.azurecr.io`]);
    const taken = [...arm.world.store.privateEndpoints.all()].flatMap(({ subnetId, addresses }) =>
      addresses.map(({ ipAddress }) => `${subnetId} ${ipAddress}`),
    );
    expect(new Set(taken).size).toBe(taken.length);

    arm.pass(2_000);
    const networkId = before?.subnetId.split('/').slice(0, 9).join('/') ?? '';
    const network = arm.world.store.virtualNetworks.get(networkId);
    if (network === undefined) throw new Error('no network');
    const subnets = network.subnets.map((subnet) => ({ ...subnet, addressPrefix: '10.99.0.0/30' }));
    arm.world.store.virtualNetworks.put({ ...network, subnets });
    const full = await arm.put(path.replaceAll('uksouth', 'ukwest'), { location: 'ukwest' });
    expect([full.status, full.body.error.code]).toEqual([400, 'SubnetIsFull']);
  });
});

test('the provider lists its operations', async () => {
  const { status, body } = await arm.get(`/providers/Microsoft.ContainerRegistry/operations${V}`, 'reader');
  expect(status).toBe(200);
  const names = body.value.map((one: { name: string }) => one.name);
  expect(names).toContain('Microsoft.ContainerRegistry/registries/privateEndpointConnectionsApproval/action');
  expect(new Set(names).size).toBe(names.length);
});
