import { expect, it } from 'vitest';
import type { VirtualNetwork } from '#lib/networks/shapes.ts';
import { findSubnets, groupOf, MOST_SHOWN } from './filter-networks.ts';

const network = (
  name: string,
  location: string,
  subnets: Readonly<Record<string, string>>,
): VirtualNetwork => {
  const id = `/subscriptions/s/resourceGroups/rg-${name}/providers/Microsoft.Network/virtualNetworks/${name}`;
  return {
    id,
    name,
    location,
    subnets: Object.entries(subnets).map(([subnet, prefix]) => ({
      id: `${id}/subnets/${subnet}`,
      name: subnet,
      addressPrefixes: [prefix],
      endpoint: 'missing',
      otherServices: [],
      delegations: [],
      provisioningState: 'Succeeded',
      etag: '1',
    })),
  };
};

const NETWORKS = [
  network('vnet-a', 'westeurope', { 'snet-build': '10.1.0.0/24', 'snet-pe': '10.1.8.0/24' }),
  network('vnet-b', 'koreacentral', { 'snet-build': '10.2.0.0/24' }),
  network('vnet-empty', 'westeurope', {}),
];
const [A] = NETWORKS.map(({ id }) => id);
const names = (networkId: string, query: string) =>
  findSubnets(NETWORKS, networkId, query).networks.flatMap(({ name, subnets }) =>
    subnets.map((subnet) => `${name}/${subnet.name}`),
  );

it.each([
  ['', '', ['vnet-a/snet-build', 'vnet-a/snet-pe', 'vnet-b/snet-build']],
  [A?.toUpperCase() ?? '', '', ['vnet-a/snet-build', 'vnet-a/snet-pe']],
  ['', ' SNET-BUILD ', ['vnet-a/snet-build', 'vnet-b/snet-build']],
  ['', 'korea', ['vnet-b/snet-build']],
  ['', '10.1.', ['vnet-a/snet-build', 'vnet-a/snet-pe']],
  [A ?? '', 'korea', []],
  ['', 'vnet-empty', []],
])('in %j, %j', (networkId, query, expected) => {
  expect(names(networkId, query)).toEqual(expected);
});

it('counts what is not shown any more', () => {
  const many = Object.fromEntries(
    Array.from({ length: MOST_SHOWN }, (_, index) => [`snet-${index}`, `10.9.${index}.0/24`]),
  );
  const found = findSubnets([...NETWORKS, network('vnet-z', 'eastus', many)], '', '');
  expect(found.total).toBe(MOST_SHOWN + 3);
  expect(found.networks.reduce((sum, { subnets }) => sum + subnets.length, 0)).toBe(MOST_SHOWN);
});

it('knows the resource group from the id', () => {
  expect(groupOf(A ?? '')).toBe('rg-vnet-a');
  expect(groupOf('odd')).toBe('');
});
