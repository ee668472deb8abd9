// What Azure refuses about private endpoints.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, type TestArm } from '#emulator/arm/arm-harness.ts';
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
} from './network-harness.ts';

let arm: TestArm;
beforeEach(async () => {
  arm = createTestArm();
  await makeNetwork(arm);
});

describe('refused', () => {
  test('two endpoint operations on one registry, whichever they are', async () => {
    const first = await arm.put(endpointPath('one'), endpointBody('manual'));
    const second = await arm.put(endpointPath('two'), endpointBody('manual'));
    expect([second.status, second.body.error.code]).toEqual([
      409,
      'PrivateEndpointConnectionOperationInProgress',
    ]);
    expect((await decide(arm, 0, 'Approved', 'x')).status).toBe(409);
    await finish(arm, first);
    await makeEndpoint(arm, 'two', endpointBody('manual'));
    await arm.send('DELETE', endpointPath('one'));
    expect((await arm.send('DELETE', endpointPath('two'))).status).toBe(409);
  });

  test('a full subnet: five of its addresses are Azure’s own', async () => {
    arm = createTestArm();
    await makeNetwork(arm, '10.0.0.0/16', '10.0.0.0/29');
    await makeEndpoint(arm, 'one', endpointBody('automatic'));
    expect((await arm.get(endpointPath('one'))).body.properties.customDnsConfigs).toMatchObject([
      { ipAddresses: ['10.0.0.4'] },
      { ipAddresses: ['10.0.0.5'] },
    ]);
    const full = await arm.put(endpointPath('two'), endpointBody('automatic'));
    expect([full.status, full.body.error.code]).toEqual([400, 'SubnetIsFull']);
    expect(await connectionsOf(arm)).toHaveLength(1);
  });

  test('a registry that is not Premium, or not there', async () => {
    const registry = arm.world.store.registries.get(REGISTRY);
    if (registry === undefined) throw new Error('no registry');
    arm.world.store.registries.put({ ...registry, sku: 'Standard' });
    const standard = await arm.put(endpointPath('pe'), endpointBody('manual'));
    expect([standard.status, standard.body.error.code]).toEqual([400, 'PrivateEndpointNotSupported']);
    const none = endpointBody('manual', { privateLinkServiceId: `${REGISTRY}2` });
    const missing = await arm.put(endpointPath('pe'), none);
    expect(missing.body.error).toMatchObject({
      code: 'InvalidResourceReference',
      message: expect.stringContaining(`Resource ${REGISTRY.toUpperCase()}2 referenced by resource`),
    });
  });

  test('another region than the network’s, a subnet that is not there or not ready', async () => {
    const far = await arm.put(endpointPath('pe'), { ...endpointBody('manual'), location: 'westus' });
    expect(far.body.error.code).toBe('InvalidResourceReference');
    const lost = endpointBody('manual');
    lost.properties.subnet.id = `${SUBNET}2`;
    expect((await arm.put(endpointPath('pe'), lost)).body.error.code).toBe('InvalidResourceReference');
    await arm.put(at(SUBNET), {
      properties: { addressPrefix: '10.0.0.0/24', serviceEndpoints: [{ service: 'Microsoft.Web' }] },
    });
    const early = await arm.put(endpointPath('pe'), endpointBody('manual'));
    expect(early.body.error.code).toBe('ReferencedResourceNotProvisioned');
  });

  test('a subnet that is delegated to another service', async () => {
    const delegation = {
      name: 'aci',
      properties: { serviceName: 'Microsoft.ContainerInstance/containerGroups' },
    };
    const properties = { addressPrefix: '10.0.0.0/24', delegations: [delegation] };
    await finish(arm, await arm.put(at(SUBNET), { properties }));
    const answer = await arm.put(endpointPath('pe'), endpointBody('manual'));
    expect([answer.status, answer.body.error]).toEqual([
      400,
      {
        code: 'PrivateEndpointCreationNotAllowedAsSubnetIsDelegated',
        message: `Private endpoint ${NETWORK}/privateEndpoints/pe cannot be created as subnet ${SUBNET} is delegated.`,
        details: [],
      },
    ]);
  });

  test('a registry that has as many as its quota says, or that is being updated', async () => {
    const registry = arm.world.store.registries.get(REGISTRY);
    if (registry === undefined) throw new Error('no registry');
    await makeEndpoint(arm, 'one', endpointBody('manual'));
    const [connection] = arm.world.store.registries.get(REGISTRY)?.connections ?? [];
    if (connection === undefined) throw new Error('no connection');
    const connections = Array.from({ length: 200 }, (_, index) => ({ ...connection, name: `${index}` }));
    arm.world.store.registries.put({ ...registry, connections });
    const over = await arm.put(endpointPath('two'), endpointBody('manual'));
    expect([over.status, over.body.error.code]).toEqual([400, 'PrivateEndpointLimitExceeded']);

    arm.world.store.registries.put({ ...registry, provisioningState: 'Updating' });
    const early = await arm.put(endpointPath('two'), endpointBody('manual'));
    expect([early.status, early.body.error.code]).toEqual([
      409,
      'PrivateEndpointConnectionOperationInProgress',
    ]);
  });

  test('a subnet the caller may not join', async () => {
    const foreign =
      '/subscriptions/5ab00004-0000-4000-8000-000000000004/resourceGroups/rg-notebooks/providers/Microsoft.Network/virtualNetworks/vnet-notebooks/subnets/snet-pe';
    const body = endpointBody('manual');
    body.properties.subnet.id = foreign;
    const answer = await arm.put(endpointPath('pe'), body);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect(answer.body.error.message).toContain('Microsoft.Network/virtualNetworks/subnets/join/action');
  });

  test.each([
    [{ groupIds: ['registry', 'data'] }, 400],
    [{ groupIds: ['blob'] }, 400],
    [{ requestMessage: 'x'.repeat(141) }, 400],
    [{ surprise: 1 }, 400],
    [{ privateLinkServiceId: '/nonsense' }, 400],
    [{ privateLinkServiceId: `${NETWORK}/privateLinkServices/mine` }, 501],
  ])('a connection with %j: %i', async (wish, status) => {
    expect((await arm.put(endpointPath('pe'), endpointBody('manual', wish))).status).toBe(status);
    expect(await connectionsOf(arm)).toEqual([]);
  });
});
