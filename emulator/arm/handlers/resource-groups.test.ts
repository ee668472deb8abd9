// Resource groups: made, tagged, and deleted with everything in them, unless a lock or a neighbour stands in the way.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, idOf, ORIGIN, at as registryAt, type TestArm } from '#emulator/arm/arm-harness.ts';
import {
  at,
  connectionsOf,
  dnsAt,
  endpointBody,
  finish,
  makeNetwork,
  NETWORK,
  networkBody,
  SUBSCRIPTION,
  ZONE,
} from './network-harness.ts';

const NEW = `${SUBSCRIPTION}/resourceGroups/rg-new`;
const SANDBOX = `${SUBSCRIPTION}/resourceGroups/myResourceGroup`;
const V = '?api-version=2025-04-01';
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

const make = (tags?: object) =>
  arm.put(NEW + V, { location: 'West Central US', ...(tags === undefined ? {} : { tags }) });
const remove = (path: string, user = 'operator') => arm.send('DELETE', path + V, { user });
const follow = (answer: { headers: Headers }) => arm.get(answer.headers.get('location') ?? '');

async function endOf(path: string) {
  const accepted = await remove(path);
  expect([accepted.status, accepted.body]).toEqual([202, null]);
  arm.pass(2_000);
  return follow(accepted);
}

describe('PUT and PATCH', () => {
  test('make a group, replace its tags, and keep them where none are sent', async () => {
    const made = await make({ team: 'web' });
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: NEW,
        name: 'rg-new',
        type: 'Microsoft.Resources/resourceGroups',
        location: 'westcentralus',
        tags: { team: 'web' },
        properties: { provisioningState: 'Succeeded' },
      },
    ]);
    const patched = await arm.patch(NEW + V, { tags: { env: 'dev' } });
    expect([patched.status, patched.body.tags]).toEqual([200, { env: 'dev' }]);
    expect((await arm.patch(NEW + V, {})).body.tags).toEqual({ env: 'dev' });
    const again = await make();
    expect([again.status, again.body.tags]).toEqual([200, {}]);
    const { body } = await arm.get(`${SUBSCRIPTION}/resourceGroups${V}`);
    expect(body.value.map(({ name }: { name: string }) => name)).toContain('rg-new');
  });

  test('HEAD tells whether there is one', async () => {
    expect((await arm.send('HEAD', NEW + V)).status).toBe(404);
    await make();
    expect((await arm.send('HEAD', NEW.toUpperCase() + V)).status).toBe(204);
  });

  test.each([
    ['rg-new', { location: 'BadLocation' }, 400, 'LocationNotAvailableForResourceGroup'],
    ['rg-new', {}, 400, 'LocationRequired'],
    ['rg-new.', { location: 'westus' }, 400, 'InvalidResourceGroup'],
    ['rg-new', { location: 'westus', colour: 'red' }, 400, 'InvalidRequestContent'],
    ['rg-new', { location: 'westus', managedBy: '/x' }, 501, 'NotImplemented'],
    ['myResourceGroup', { location: 'westus' }, 409, 'InvalidResourceGroupLocation'],
  ])('%s %j: %i %s', async (name, body, status, code) => {
    const answer = await arm.put(`${SUBSCRIPTION}/resourceGroups/${name}${V}`, body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test('need the right to write', async () => {
    expect((await arm.put(NEW + V, { location: 'westus' }, 'reader')).status).toBe(403);
    expect((await remove(SANDBOX, 'reader')).status).toBe(403);
  });
});

describe('DELETE', () => {
  test('takes everything along, step by step visible; connections elsewhere become Disconnected', async () => {
    await make();
    await makeNetwork(arm);
    const network = `${NEW}/providers/Microsoft.Network`;
    await finish(arm, await arm.put(at(`${network}/virtualNetworks/vnet`), networkBody()));
    const body = endpointBody('automatic');
    body.properties.subnet.id = `${network}/virtualNetworks/vnet/subnets/cliregsubnet`;
    await finish(arm, await arm.put(at(`${network}/privateEndpoints/pe`), body));
    const assignment = `${NEW}/providers/Microsoft.Authorization/roleAssignments`;
    expect((await arm.get(`${assignment}?api-version=2022-04-01`)).status).toBe(200);

    const accepted = await remove(NEW);
    const location = accepted.headers.get('location') ?? '';
    expect(location.startsWith(`${ORIGIN}${SUBSCRIPTION}/operationresults/RG-NEW-`)).toBe(true);
    expect((await arm.get(NEW + V)).body.properties.provisioningState).toBe('Deleting');
    const write = await arm.patch(NEW + V, { tags: { a: 'b' } });
    expect([write.status, write.body.error]).toEqual([
      409,
      {
        code: 'ResourceGroupBeingDeleted',
        message: "The resource group 'rg-new' is in deprovisioning state and cannot perform this operation.",
      },
    ]);
    const inside = await arm.put(at(`${network}/virtualNetworks/late`), networkBody());
    expect(inside.status).toBe(409);
    expect((await remove(NEW)).headers.get('location')).toBe(location);
    expect((await follow(accepted)).status).toBe(202);
    expect((await arm.get(location, 'approver')).status).toBe(404);

    arm.pass(2_000);
    expect((await follow(accepted)).status).toBe(200);
    expect((await arm.get(NEW + V)).body.error.code).toBe('ResourceGroupNotFound');
    const [connection] = await connectionsOf(arm);
    expect(connection.properties.privateLinkServiceConnectionState.status).toBe('Disconnected');
    const left = JSON.stringify({ ...arm.world.store.dump(), groupDeletions: [], networkOperations: [] });
    expect(left.replaceAll(connection.properties.privateEndpoint.id, '')).not.toContain('/rg-new');
    expect((await remove(NEW)).status).toBe(404);
  });

  test('a registry goes, its endpoints elsewhere are cut off, and its zone and rights are gone', async () => {
    await make();
    await makeNetwork(arm);
    const elsewhere = `${NEW}/providers/Microsoft.Network`;
    await finish(arm, await arm.put(at(`${elsewhere}/virtualNetworks/vnet`), networkBody()));
    const body = endpointBody('automatic');
    body.properties.subnet.id = `${elsewhere}/virtualNetworks/vnet/subnets/cliregsubnet`;
    await finish(arm, await arm.put(at(`${elsewhere}/privateEndpoints/pe`), body));
    await finish(arm, await arm.put(dnsAt(ZONE), { location: 'global' }));

    expect((await endOf(SANDBOX)).status).toBe(200);
    const { properties } = (await arm.get(at(`${elsewhere}/privateEndpoints/pe`))).body;
    const [link] = properties.privateLinkServiceConnections;
    expect(link.properties.privateLinkServiceConnectionState.status).toBe('Disconnected');
    const { store } = arm.world;
    expect(store.registries.get(idOf('mycontainerregistry'))).toBeUndefined();
    expect(store.privateDnsZones.get(ZONE)).toBeUndefined();
    expect([...store.roleAssignments.all()].filter(({ scope }) => scope.startsWith(SANDBOX))).toEqual([]);
    // The name of the registry is free again.
    const group = await arm.put(SANDBOX + V, { location: 'westcentralus' });
    expect(group.status).toBe(201);
    const registry = { location: 'westcentralus', sku: { name: 'Basic' } };
    expect((await arm.put(registryAt('mycontainerregistry'), registry)).status).toBe(201);
  });

  test('a network that something outside uses stays, and the group with it', async () => {
    await make();
    await makeNetwork(arm);
    const path = `${NEW}/providers/Microsoft.Network/privateEndpoints/pe`;
    await finish(arm, await arm.put(at(path), endpointBody('automatic')));
    const blocked = await endOf(SANDBOX);
    expect([blocked.status, blocked.body.error.code]).toEqual([409, 'ResourceGroupDeletionBlocked']);
    expect(blocked.body.error.message).toContain("'Microsoft.Network/virtualNetworks/cliregvnet'");
    const [detail] = blocked.body.error.details;
    expect(detail.target).toBe(`${NETWORK}/virtualNetworks/cliregvnet`);
    expect(JSON.parse(detail.message).error.code).toBe('InUseSubnetCannotBeDeleted');
    expect((await arm.get(SANDBOX + V)).body.properties.provisioningState).toBe('Succeeded');
    const { body } = await arm.get(`${SANDBOX}/resources${V}`);
    expect(body.value.map(({ name }: { name: string }) => name)).toEqual(['cliregvnet']);
    expect((await remove(SANDBOX)).status).toBe(202);
  });

  test.each(['CanNotDelete', 'ReadOnly'])('a lock %s on anything in it refuses at once', async (level) => {
    const lock = `${idOf('mycontainerregistry')}/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`;
    arm.world.store.locks.put({
      id: lock,
      name: 'keep',
      scope: idOf('mycontainerregistry'),
      level: level as 'ReadOnly',
      notes: null,
    });
    const refused = await remove(SANDBOX);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'ScopeLocked']);
    expect((await arm.get(SANDBOX + V)).body.properties.provisioningState).toBe('Succeeded');
  });

  test('force is not served', async () => {
    const forced = await arm.send(
      'DELETE',
      `${SANDBOX}${V}&forceDeletionTypes=Microsoft.Compute/virtualMachines`,
    );
    expect(forced.status).toBe(501);
  });
});
