// What Azure refuses about virtual networks and subnets.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, type TestArm } from '#emulator/arm/arm-harness.ts';
import { at, GROUP, makeNetwork, NETWORK, networkBody, SUBNET, SUBSCRIPTION } from './network-harness.ts';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const VNET = `${NETWORK}/virtualNetworks/cliregvnet`;

describe('refused', () => {
  const subnet = (addressPrefix: string, more: object = {}) => ({ properties: { addressPrefix, ...more } });

  test.each([
    ['10.0.1.0', 'InvalidAddressPrefixFormat'],
    ['10.0.1.0/33', 'InvalidAddressPrefixFormat'],
    ['10.0.1.7/24', 'InvalidCIDRNotation'],
    ['10.1.0.0/24', 'NetcfgInvalidSubnet'],
    ['10.0.1.0/30', 'NetcfgInvalidSubnet'],
    ['10.0.0.128/25', 'NetcfgSubnetRangesOverlap'],
    ['10.0.0.0/16', 'NetcfgSubnetRangesOverlap'],
  ])('the prefix %s: %s', async (prefix, code) => {
    await makeNetwork(arm);
    const answer = await arm.put(at(`${VNET}/subnets/other`), subnet(prefix));
    expect([answer.status, answer.body.error.code, answer.body.error.details]).toEqual([400, code, []]);
    expect((await arm.get(at(VNET))).body.properties.subnets).toHaveLength(1);
  });

  test('the message of a bad prefix is Azure’s own', async () => {
    await makeNetwork(arm);
    const { body } = await arm.put(at(`${VNET}/subnets/other`), subnet('nonsense'));
    expect(body.error.message).toBe(
      `Address prefix nonsense of resource ${VNET}/subnets/other is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
    );
  });

  test('another etag in If-Match; the present one goes through', async () => {
    await makeNetwork(arm);
    const { etag } = (await arm.get(at(SUBNET))).body;
    const body = subnet('10.0.0.0/24', { serviceEndpoints: [{ service: 'Microsoft.Storage' }] });
    const stale = await arm.send('PUT', at(SUBNET), { body, headers: { 'if-match': 'W/"other"' } });
    expect([stale.status, stale.body.error.code]).toEqual([412, 'PreconditionFailed']);
    const good = await arm.send('PUT', at(SUBNET), { body, headers: { 'if-match': etag } });
    expect(good.status).toBe(200);
    arm.pass(2_000);
    const again = await arm.send('PUT', at(SUBNET), { body, headers: { 'if-match': etag } });
    expect(again.status).toBe(412);
  });

  test('a second write while the first runs: 429 with details', async () => {
    await makeNetwork(arm);
    await arm.put(at(`${VNET}/subnets/one`), subnet('10.0.1.0/24'));
    const second = await arm.put(at(`${VNET}/subnets/two`), subnet('10.0.2.0/24'));
    expect([second.status, second.body.error.code]).toEqual([429, 'RetryableError']);
    expect(second.headers.get('retry-after')).toBe('11');
    expect(second.body.error.details[0]).toMatchObject({
      code: 'RetryableErrorDueToAnotherOperation',
      message: expect.stringContaining(`is updating resource ${VNET}.`),
    });
    arm.pass(2_000);
    expect((await arm.put(at(`${VNET}/subnets/two`), subnet('10.0.2.0/24'))).status).toBe(201);
  });

  test('deleting or moving a subnet in use, and its network', async () => {
    const used = `${NETWORK}/virtualNetworks/myDockerVMVNET`;
    const answer = await arm.send('DELETE', at(`${used}/subnets/myDockerVMSubnet`));
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      code: 'InUseSubnetCannotBeDeleted',
      message: `Subnet myDockerVMSubnet is in use by ${NETWORK}/networkInterfaces/myDockerVMVMNic/ipConfigurations/ipconfigmyDockerVM and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
    });
    expect((await arm.send('DELETE', at(used))).body.error.code).toBe('InUseSubnetCannotBeDeleted');
    const moved = await arm.put(at(`${used}/subnets/myDockerVMSubnet`), subnet('10.0.4.0/24'));
    expect(moved.body.error.code).toBe('InUsePrefixCannotBeDeleted');
    const emptied = await arm.put(at(used), {
      location: 'westcentralus',
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [] },
    });
    expect(emptied.body.error.code).toBe('InUseSubnetCannotBeDeleted');
  });

  test.each([
    ['networkSecurityGroup', { id: '/nsg' }],
    ['routeTable', { id: '/table' }],
    ['natGateway', { id: '/gateway' }],
    ['serviceEndpointPolicies', [{ id: '/policy' }]],
    ['sharingScope', 'Tenant'],
  ])('the property %s of a subnet is not served', async (name, value) => {
    await makeNetwork(arm);
    expect((await arm.put(at(SUBNET), subnet('10.0.0.0/24', { [name]: value }))).status).toBe(501);
  });

  test('a reader, a subnet without its network, a group that is not there', async () => {
    expect((await arm.put(at(VNET), networkBody(), 'reader')).status).toBe(403);
    const orphan = await arm.put(at(SUBNET), subnet('10.0.0.0/24'));
    expect([orphan.status, orphan.body.error.code]).toEqual([404, 'ParentResourceNotFound']);
    const elsewhere = at(VNET.replace(GROUP, `${SUBSCRIPTION}/resourceGroups/none`));
    expect((await arm.put(elsewhere, networkBody())).body.error.code).toBe('ResourceGroupNotFound');
    expect([...arm.world.store.networkOperations.all()]).toEqual([]);
  });

  test('following somebody else’s operation', async () => {
    const created = await arm.put(at(VNET), networkBody());
    const url = created.headers.get('azure-asyncoperation') ?? '';
    expect((await arm.get(url, 'approver')).status).toBe(404);
    expect((await arm.get(url)).status).toBe(200);
  });
});
