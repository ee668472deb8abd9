import { expect, test } from 'vitest';
import { dnsRecords, membersOf, privateZone, regionsWithoutAddress } from './private-addresses.ts';

const addresses = [
  { member: 'registry_data_westeurope', address: '10.1.0.4' },
  { member: 'registry', address: '10.1.0.5' },
  { member: 'registry_data_koreacentral', address: '10.1.0.6' },
];

test('one record for the registry and one for each data endpoint, the registry’s first', () => {
  expect(dnsRecords('crdata.azurecr.io', addresses)).toEqual([
    { host: 'crdata.azurecr.io', name: 'crdata', address: '10.1.0.5' },
    {
      host: 'crdata.koreacentral.data.azurecr.io',
      name: 'crdata.koreacentral.data',
      address: '10.1.0.6',
    },
    {
      host: 'crdata.westeurope.data.azurecr.io',
      name: 'crdata.westeurope.data',
      address: '10.1.0.4',
    },
  ]);
});

test.each([
  ['crdata.azurecr.io', 'privatelink.azurecr.io'],
  ['crdata-d4gxabcd.azurecr.us', 'privatelink.azurecr.us'],
  ['crdata.azurecr.cn', 'privatelink.azurecr.cn'],
])('the zone of %s is %s', (loginServer, zone) => {
  expect(privateZone(loginServer)).toBe(zone);
});

test('a name with a hash of its own stays whole', () => {
  expect(dnsRecords('crdata-d4gxabcd.azurecr.io', [{ member: 'registry', address: '10.0.0.4' }])).toEqual([
    { host: 'crdata-d4gxabcd.azurecr.io', name: 'crdata-d4gxabcd', address: '10.0.0.4' },
  ]);
});

test('every region needs an address of its own, however Azure writes the region', () => {
  expect(membersOf(['West Europe', 'koreacentral'])).toEqual([
    'registry',
    'registry_data_westeurope',
    'registry_data_koreacentral',
  ]);
  expect(regionsWithoutAddress(['West Europe', 'koreacentral'], addresses)).toEqual([]);
  expect(regionsWithoutAddress(['westeurope', 'eastus2'], addresses)).toEqual(['eastus2']);
});
