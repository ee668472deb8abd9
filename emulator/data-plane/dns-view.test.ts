// Which zones a network sees: stored ones, by their links.
import { expect, test } from 'vitest';
import type { PrivateDnsZone, ZoneLink } from '#emulator/store/network-shapes.ts';
import { createStore } from '#emulator/store/store.ts';
import { dnsViewOf } from './dns-view.ts';
import { NETWORK_BUILD, NETWORK_HUB } from './test-plane.ts';

const link: ZoneLink = {
  name: 'hub',
  etag: 'l',
  tags: {},
  virtualNetworkId: NETWORK_HUB,
  registrationEnabled: false,
  resolutionPolicy: 'Default',
};
const record = (name: string, address: string) => ({
  name,
  etag: 'r',
  ttl: 10,
  metadata: {},
  addresses: [address],
});

function viewOf(links: readonly ZoneLink[]) {
  const store = createStore();
  const zone: PrivateDnsZone = {
    id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io',
    name: 'privatelink.azurecr.io',
    etag: 'z',
    tags: {},
    links,
    records: [record('crcontosotasks', '10.10.8.9'), record('CrContosoTasks.westeurope.data', '10.10.8.10')],
  };
  store.privateDnsZones.put(zone);
  return dnsViewOf(store);
}

test('only what is linked, in any case of the id', () => {
  const view = viewOf([link]);
  expect(view(NETWORK_BUILD)).toEqual([]);
  const [seen] = view(NETWORK_HUB.toUpperCase());
  expect(seen).toMatchObject({ name: 'privatelink.azurecr.io', redirects: false });
  expect(seen?.records.get('crcontosotasks')).toEqual(['10.10.8.9']);
  expect(seen?.records.get('crcontosotasks.westeurope.data')).toEqual(['10.10.8.10']);
});

test('the policy of the link', () => {
  expect(viewOf([{ ...link, resolutionPolicy: 'NxDomainRedirect' }])(NETWORK_HUB)).toMatchObject([
    { redirects: true },
  ]);
});

test('without a zone there is nothing to see', () => {
  expect(dnsViewOf(createStore())(NETWORK_HUB)).toEqual([]);
});
