// Replications of a registry, and its private link resources, which they change.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, idOf, ORIGIN, type TestArm } from '#emulator/arm/arm-harness.ts';

const LAB = idOf('crcontosolab').replace('/crcontosolab', '');
const NEW = `${LAB}/crnewone`;
const V = '?api-version=2025-11-01';
const premium = { location: 'West Europe', sku: { name: 'Premium' } };
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
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
