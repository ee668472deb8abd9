// Which zones a network sees: stored ones by their links, and the implied ones of a store without zones.
import { describe, expect, test } from 'vitest';
import { demoSeed } from '#emulator/seed/demo.ts';
import { createStore } from '#emulator/store/store.ts';
import { dnsViewOf, type ZoneTable } from './dns-view.ts';
import { NETWORK_BUILD, NETWORK_HUB } from './test-plane.ts';

type Zones = NonNullable<ZoneTable['privateDnsZones']>;

function storeWith(zones: Zones | undefined) {
  const store = createStore();
  store.replace(demoSeed(0));
  return { ...store, privateDnsZones: zones } as Parameters<typeof dnsViewOf>[0];
}

describe('stored zones', () => {
  const zone = {
    name: 'privatelink.azurecr.io',
    links: [{ virtualNetworkId: NETWORK_HUB, resolutionPolicy: 'Default' }],
    records: [
      { name: 'crcontosotasks', addresses: ['10.10.8.9'] },
      { name: 'CrContosoTasks.westeurope.data', addresses: ['10.10.8.10'] },
    ],
  };

  test('only what is linked, in any case of the id', () => {
    const view = dnsViewOf(storeWith({ all: () => [zone] }));
    expect(view(NETWORK_BUILD)).toEqual([]);
    const [seen] = view(NETWORK_HUB.toUpperCase());
    expect(seen).toMatchObject({ name: zone.name, redirects: false });
    expect(seen?.records.get('crcontosotasks')).toEqual(['10.10.8.9']);
    expect(seen?.records.get('crcontosotasks.westeurope.data')).toEqual(['10.10.8.10']);
  });

  test('the policy of the link', () => {
    const links = [{ virtualNetworkId: NETWORK_HUB, resolutionPolicy: 'NxDomainRedirect' }];
    const view = dnsViewOf(storeWith({ all: () => [{ ...zone, links }] }));
    expect(view(NETWORK_HUB)).toMatchObject([{ redirects: true }]);
  });

  test('none stored: none seen, whatever endpoints there are', () => {
    expect(dnsViewOf(storeWith({ all: () => [] }))(NETWORK_HUB)).toEqual([]);
  });
});

test('a store without zones: the records of the network’s own endpoints', () => {
  const view = dnsViewOf(storeWith(undefined));
  const [seen, ...others] = view(NETWORK_HUB);
  expect(others).toEqual([]);
  expect(seen?.name).toBe('privatelink.azurecr.io');
  expect(seen?.records.get('crcontosotasks')).toHaveLength(1);
  // Its endpoint in the hub was removed.
  expect(seen?.records.has('crcontosovault')).toBe(false);
  expect(view(NETWORK_BUILD)).toEqual([]);
});
