import { expect, test } from 'vitest';
import { canonicalSubnet, parseSubnetId, subnetId } from './subnet-ref.ts';

const id =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet';

test('the four names of a subnet, whatever the letter case of the fixed parts', () => {
  const names = {
    subscriptionId: '5ab00001-0000-4000-8000-000000000001',
    resourceGroup: 'rg-net',
    virtualNetwork: 'vnet',
    subnet: 'snet',
  };
  expect(parseSubnetId(id)).toEqual(names);
  expect(subnetId(names)).toBe(id);
  expect(
    parseSubnetId(
      id.replace('resourceGroups', 'resourcegroups').replace('Microsoft.Network', 'microsoft.network'),
    ),
  ).toEqual(names);
});

test.each([
  '',
  'snet',
  id.replace('/subnets/snet', ''),
  `${id}/ipConfigurations/x`,
  id.replace('virtualNetworks', 'virtualHubs'),
  id.replace('/rg-net/', '//'),
  id.replace('rg-net', '..'),
  id.replace('5ab00001', 'x'),
  id.replace('/snet', '/%2e%2e'),
  id.replace('/snet', `/${'s'.repeat(600)}`),
])('%j is no subnet', (text) => {
  expect(parseSubnetId(text)).toBeNull();
});

test('ids compare without letter case, spaces around them and a slash behind them', () => {
  expect(canonicalSubnet(` ${id.toUpperCase()}/ `)).toBe(canonicalSubnet(id));
});
