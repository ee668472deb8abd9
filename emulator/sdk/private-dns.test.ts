// Private DNS through @azure/arm-privatedns: a zone, its link and its records, from the first to the last.
import { PrivateDnsManagementClient } from '@azure/arm-privatedns';
import { beforeAll, expect, test } from 'vitest';
import { all, FAST, GROUP, GROUP_ID, REGISTRY, SUBSCRIPTION, sdkAccess } from './sdk-harness.ts';

const ZONE = 'privatelink.azurecr.io';
const NETWORK = `${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/myDockerVMVNET`;
const access = sdkAccess();
let client: PrivateDnsManagementClient;
beforeAll(() => {
  client = new PrivateDnsManagementClient(access.credential, SUBSCRIPTION, access.options);
});

test('a zone with a link and records, each made, listed, refused twice, and deleted', async () => {
  const { privateZones, virtualNetworkLinks, recordSets } = client;
  const zone = await privateZones.createOrUpdate(GROUP, ZONE, { location: 'global' }, FAST);
  expect(zone).toMatchObject({ name: ZONE, provisioningState: 'Succeeded', numberOfRecordSets: 1 });
  await expect(
    privateZones.createOrUpdate(GROUP, ZONE, { location: 'global' }, { ...FAST, ifNoneMatch: '*' }),
  ).rejects.toThrow(/exists already/);

  const wanted = { location: 'global', virtualNetwork: { id: NETWORK }, registrationEnabled: false };
  const link = await virtualNetworkLinks.createOrUpdate(GROUP, ZONE, 'MyDNSLink', wanted, FAST);
  expect(link).toMatchObject({ provisioningState: 'Succeeded', virtualNetworkLinkState: 'Completed' });
  expect((await all(virtualNetworkLinks.list(GROUP, ZONE))).map(({ name }) => name)).toEqual(['MyDNSLink']);

  const record = { ttl: 3600, aRecords: [{ ipv4Address: '10.0.0.7' }] };
  const set = await recordSets.createOrUpdate(GROUP, ZONE, 'A', REGISTRY, record, { ifNoneMatch: '*' });
  expect(set).toMatchObject({ ...record, name: REGISTRY, fqdn: `${REGISTRY}.${ZONE}.` });
  await expect(
    recordSets.createOrUpdate(GROUP, ZONE, 'A', REGISTRY, record, { ifNoneMatch: '*' }),
  ).rejects.toMatchObject({ statusCode: 412 });
  await expect(recordSets.delete(GROUP, ZONE, 'A', REGISTRY, { ifMatch: 'another' })).rejects.toMatchObject({
    statusCode: 412,
  });
  expect(await recordSets.get(GROUP, ZONE, 'A', REGISTRY)).toEqual(set);
  expect((await all(recordSets.listByType(GROUP, ZONE, 'A'))).map(({ name }) => name)).toEqual([REGISTRY]);
  expect(await privateZones.get(GROUP, ZONE)).toMatchObject({ numberOfVirtualNetworkLinks: 1 });

  await expect(privateZones.delete(GROUP, ZONE, FAST)).rejects.toMatchObject({
    code: 'CannotDeleteResource',
  });
  await recordSets.delete(GROUP, ZONE, 'A', REGISTRY, { ifMatch: set.etag ?? '' });
  await virtualNetworkLinks.delete(GROUP, ZONE, 'MyDNSLink', FAST);
  await privateZones.delete(GROUP, ZONE, FAST);
  expect(await all(privateZones.listByResourceGroup(GROUP))).toEqual([]);
});
