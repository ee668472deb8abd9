// Addresses that a requester chose for a private endpoint: where they show, and what Azure refuses about them.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, at as registryAt, type TestArm } from '#emulator/arm/arm-harness.ts';
import {
  at,
  endpointBody,
  endpointPath,
  makeEndpoint,
  makeNetwork,
  NETWORK,
  SUBNET,
} from './network-harness.ts';

const LOGIN = ['login', 'registry', '10.0.0.20'] as const;
const DATA = ['data', 'registry_data_westcentralus', '10.0.0.21'] as const;
type Wish = readonly [name: string, member: string, address: string];

let arm: TestArm;
beforeEach(async () => {
  arm = createTestArm();
  await makeNetwork(arm);
});

function body(...wishes: readonly Wish[]) {
  const plain = endpointBody('automatic');
  const ipConfigurations = wishes.map(([name, memberName, privateIPAddress]) => ({
    name,
    properties: { groupId: 'registry', memberName, privateIPAddress },
  }));
  return { ...plain, properties: { ...plain.properties, ipConfigurations } };
}

test('they are the addresses of the records, the interface and the subnet', async () => {
  await makeEndpoint(arm, 'pe', body(LOGIN, DATA));
  const { properties } = (await arm.get(endpointPath('pe'))).body;
  expect(properties.customDnsConfigs).toEqual([
    { fqdn: 'mycontainerregistry.westcentralus.data.azurecr.io', ipAddresses: ['10.0.0.21'] },
    { fqdn: 'mycontainerregistry.azurecr.io', ipAddresses: ['10.0.0.20'] },
  ]);
  const nic = (await arm.get(at(properties.networkInterfaces[0].id))).body;
  expect(nic.properties.ipConfigurations).toMatchObject([
    { name: 'data', properties: { privateIPAddress: '10.0.0.21', privateIPAllocationMethod: 'Static' } },
    { name: 'login', properties: { privateIPAddress: '10.0.0.20', privateIPAllocationMethod: 'Static' } },
  ]);
  expect((await arm.get(at(SUBNET))).body.properties.ipConfigurations).toContainEqual({
    id: `${nic.id}/ipConfigurations/login`,
  });
  // Sent back as it is shown, it changes nothing.
  const { body: shown } = await arm.get(endpointPath('pe'));
  expect((await arm.put(endpointPath('pe'), shown)).status).toBe(200);
  arm.pass(2_000);
  const moved = await arm.put(endpointPath('pe'), body(LOGIN, ['data', DATA[1], '10.0.0.22']));
  expect(moved.body.error.code).toBe('PropertyChangeNotAllowed');
});

describe('refused', () => {
  test('a member without an address, in Azure’s words', async () => {
    const answer = await arm.put(endpointPath('pe'), body(LOGIN));
    expect([answer.status, answer.body.error]).toEqual([
      400,
      {
        code: 'PrivateEndpointIpConfigurationMissingMemberNamesRequiredByFps',
        message: `Private Endpoint ${NETWORK}/privateEndpoints/pe contains static ipconfigurations: [PrivateIPAddress: 10.0.0.20, GroupId: registry, MemberName: registry] and its missing these membernames/groupids requested by Private Link service [GroupId: registry, MemberName: registry_data_westcentralus]. Private Endpoint needs to be reconfigured with missing memberNames.`,
        details: [],
      },
    ]);
  });

  test.each([
    ['10.0.1.20', 'PrivateIPAddressNotInSubnet'],
    ['nonsense', 'PrivateIPAddressNotInSubnet'],
    ['10.0.0.3', 'PrivateIPAddressInReservedRange'],
    ['10.0.0.255', 'PrivateIPAddressInReservedRange'],
    ['10.0.0.21', 'InvalidRequestFormat'],
  ])('the address %s: %s', async (address, code) => {
    const answer = await arm.put(endpointPath('pe'), body(['login', 'registry', address], DATA));
    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
    expect([...arm.world.store.networkOperations.all()]).toHaveLength(1);
  });

  test.each([
    [[LOGIN, DATA, ['more', 'registry_data_eastus', '10.0.0.22']]],
    [[LOGIN, ['login', DATA[1], DATA[2]]]],
    [[LOGIN, ['again', 'registry', '10.0.0.22']]],
  ] as const)('a member too many, or one name twice: %j', async (wishes) => {
    const answer = await arm.put(endpointPath('pe'), body(...wishes));
    expect([answer.status, answer.body.error.code]).toEqual([400, 'InvalidRequestFormat']);
  });

  test('an address that another endpoint has, and one that a machine has', async () => {
    await makeEndpoint(arm, 'one', body(LOGIN, DATA));
    const taken = await arm.put(endpointPath('two'), body(LOGIN, ['data', DATA[1], '10.0.0.23']));
    expect(taken.body.error.code).toBe('PrivateIPAddressIsAllocated');
    expect(taken.body.error.message).toMatch(
      /10\.0\.0\.20 which is already allocated to resource .*\/login\.$/,
    );

    const machines = `${NETWORK}/virtualNetworks/myDockerVMVNET/subnets/myDockerVMSubnet`;
    const there = body(['login', 'registry', '10.0.0.4'], DATA);
    const answer = await arm.put(endpointPath('two'), {
      ...there,
      properties: { ...there.properties, subnet: { id: machines } },
    });
    expect(answer.body.error.message).toContain('ipconfigmyDockerVM');
  });
});

test('a replica needs an address that nobody chose: refused, or given by a switch', async () => {
  await makeEndpoint(arm, 'pe', body(LOGIN, DATA));
  const replica = registryAt('mycontainerregistry', '2025-11-01', '/replications/eastus');
  const refused = await arm.put(replica, { location: 'eastus' });
  expect([refused.status, refused.body.error.code, refused.body.status]).toEqual([
    400,
    'PrivateEndpointIpConfigurationMissingMemberNamesRequiredByFps',
    'Failed',
  ]);
  expect(refused.body.error.message).toContain('MemberName: registry_data_eastus]');
  arm.world.settings.unconfirmed.staticEndpointsTakeReplicas = true;
  expect((await arm.put(replica, { location: 'eastus' })).status).toBe(201);
  const { properties } = (await arm.get(endpointPath('pe'))).body;
  expect(properties.customDnsConfigs[2]).toEqual({
    fqdn: 'mycontainerregistry.eastus.data.azurecr.io',
    ipAddresses: ['10.0.0.4'],
  });
});
