import { expect, test } from 'vitest';
import { parseSubnetId } from './subnet-id.ts';

const id =
  '/subscriptions/s1/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet';

test('the four names of a subnet, whatever the letter case of the fixed parts', () => {
  const names = { subscriptionId: 's1', resourceGroup: 'rg-net', virtualNetwork: 'vnet', subnet: 'snet' };
  expect(parseSubnetId(id)).toEqual(names);
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
])('%j is no subnet', (text) => {
  expect(parseSubnetId(text)).toBeNull();
});
