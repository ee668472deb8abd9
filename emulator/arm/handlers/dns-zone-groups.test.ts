// DNS zone groups: they write an endpoint's records once it is approved, and take them away with them.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, at as registryAt, type TestArm } from '#emulator/arm/arm-harness.ts';
import {
  at,
  dnsAt,
  endpointBody,
  endpointPath,
  finish,
  makeEndpoint,
  makeNetwork,
  makeZone,
  NETWORK,
  ZONE,
} from './network-harness.ts';

let arm: TestArm;
beforeEach(async () => {
  arm = createTestArm();
  await makeNetwork(arm);
  await makeZone(arm);
});

const GROUP_PATH = at(`${NETWORK}/privateEndpoints/pe/privateDnsZoneGroups/default`, '2022-01-01');
const groupBody = (id = ZONE) => ({
  properties: { privateDnsZoneConfigs: [{ name: 'registry', properties: { privateDnsZoneId: id } }] },
});
type Shown = { name: string; properties: { aRecords: { ipv4Address: string }[]; ttl: number } };
const records = async () =>
  ((await arm.get(dnsAt(`${ZONE}/A`))).body.value as Shown[]).map(({ name, properties }) => [
    name,
    properties.aRecords.map(({ ipv4Address }) => ipv4Address).join(),
    properties.ttl,
  ]);
const byHand = async () => (await arm.get(endpointPath('pe'))).body.properties.customDnsConfigs;
const WRITTEN = [
  ['mycontainerregistry.westcentralus.data', '10.0.0.4', 10],
  ['mycontainerregistry', '10.0.0.5', 10],
];

test('a group of an approved endpoint writes its records and empties what is to do by hand', async () => {
  await makeEndpoint(arm, 'pe', endpointBody('automatic'));
  expect(await byHand()).toHaveLength(2);
  const created = await arm.put(GROUP_PATH, groupBody());
  expect([created.status, created.body.properties.provisioningState]).toEqual([201, 'Updating']);
  expect(await records()).toEqual([]);
  await finish(arm, created);
  expect(await records()).toEqual(WRITTEN);
  expect(await byHand()).toEqual([]);
  const { body } = await arm.get(GROUP_PATH);
  expect(body).toMatchObject({
    name: 'default',
    type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    properties: {
      provisioningState: 'Succeeded',
      privateDnsZoneConfigs: [
        {
          name: 'registry',
          properties: {
            privateDnsZoneId: ZONE,
            recordSets: [
              { recordSetName: 'mycontainerregistry.westcentralus.data', ipAddresses: ['10.0.0.4'] },
              {
                recordType: 'A',
                recordSetName: 'mycontainerregistry',
                fqdn: 'mycontainerregistry.privatelink.azurecr.io',
                ttl: 10,
                ipAddresses: ['10.0.0.5'],
              },
            ],
          },
        },
      ],
    },
  });
  const list = at(`${NETWORK}/privateEndpoints/pe/privateDnsZoneGroups`, '2022-01-01');
  expect((await arm.get(list)).body.value).toEqual([body]);

  await finish(arm, await arm.send('DELETE', GROUP_PATH));
  expect(await records()).toEqual([]);
  expect(await byHand()).toHaveLength(2);
  expect((await arm.send('DELETE', GROUP_PATH)).status).toBe(204);
});

test('a group of a waiting endpoint writes when the endpoint is approved', async () => {
  await makeEndpoint(arm, 'pe', endpointBody('manual'));
  await finish(arm, await arm.put(GROUP_PATH, groupBody()));
  expect(await records()).toEqual([]);
  const path = registryAt('mycontainerregistry', '2025-11-01', '/privateEndpointConnections');
  const [connection] = (await arm.get(path)).body.value;
  const approval = { properties: { privateLinkServiceConnectionState: { status: 'Approved' } } };
  await arm.put(`${connection.id}?api-version=2025-11-01`, approval, 'approver');
  arm.pass(2_000);
  expect(await records()).toEqual(WRITTEN);
});

test('deleting the endpoint takes its records away, and leaves those of others', async () => {
  await arm.put(dnsAt(`${ZONE}/A/other`), {
    properties: { ttl: 60, aRecords: [{ ipv4Address: '10.9.9.9' }] },
  });
  await makeEndpoint(arm, 'pe', endpointBody('automatic'));
  await finish(arm, await arm.put(GROUP_PATH, groupBody()));
  expect(await records()).toHaveLength(3);
  await finish(arm, await arm.send('DELETE', endpointPath('pe')));
  expect(await records()).toEqual([['other', '10.9.9.9', 60]]);
});

test('a record deleted by hand stays away: the defect that operators meet', async () => {
  await makeEndpoint(arm, 'pe', endpointBody('automatic'));
  await finish(arm, await arm.put(GROUP_PATH, groupBody()));
  await arm.send('DELETE', dnsAt(`${ZONE}/A/mycontainerregistry`));
  arm.pass(60_000);
  expect(await records()).toEqual(WRITTEN.slice(0, 1));
});

describe('refused', () => {
  beforeEach(() => makeEndpoint(arm, 'pe', endpointBody('automatic')));

  test('a second group, a zone that is not there, an endpoint that is not there', async () => {
    const lost = await arm.put(GROUP_PATH, groupBody(`${ZONE}.none`));
    expect([lost.status, lost.body.error.code]).toEqual([400, 'InvalidResourceReference']);
    await finish(arm, await arm.put(GROUP_PATH, groupBody()));
    const second = await arm.put(GROUP_PATH.replace('/default', '/second'), groupBody());
    expect(second.body.error.code).toBe('MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed');
    const orphan = await arm.put(GROUP_PATH.replace('/pe/', '/none/'), groupBody());
    expect([orphan.status, orphan.body.error.code]).toEqual([404, 'ParentResourceNotFound']);
  });

  test('a zone the caller may not join, and a reader', async () => {
    const foreign = ZONE.replace(
      '5ab00003-0000-4000-8000-000000000003',
      '5ab00004-0000-4000-8000-000000000004',
    );
    const answer = await arm.put(GROUP_PATH, groupBody(foreign));
    expect([answer.status, answer.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect((await arm.put(GROUP_PATH, groupBody(), 'reader')).status).toBe(403);
  });

  test('anything else on the endpoint while the group is being made', async () => {
    await arm.put(GROUP_PATH, groupBody());
    expect((await arm.send('DELETE', endpointPath('pe'))).status).toBe(429);
    expect((await arm.put(GROUP_PATH, groupBody())).status).toBe(429);
  });
});
