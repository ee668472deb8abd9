// Names of a registry, its data endpoints and its records, in every cloud.
import { expect, test } from 'vitest';
import { expectedRecords } from './expected.ts';
import {
  dataHost,
  hostOfRecord,
  hostsOf,
  privateLinkName,
  recordNameIn,
  regionOfHost,
  zoneNameFor,
} from './names.ts';
import { endpoint, HOSTS, situation } from './testing/sample.ts';

test.each([
  ['cr.azurecr.io', 'privatelink.azurecr.io', 'cr.privatelink.azurecr.io', 'cr.westeurope.data.azurecr.io'],
  [
    'cr-a1.azurecr.us',
    'privatelink.azurecr.us',
    'cr-a1.privatelink.azurecr.us',
    'cr-a1.westeurope.data.azurecr.us',
  ],
  ['CR.azurecr.cn', 'privatelink.azurecr.cn', 'cr.privatelink.azurecr.cn', 'cr.westeurope.data.azurecr.cn'],
])('%s', (loginServer, zone, alias, data) => {
  expect(zoneNameFor(loginServer)).toBe(zone);
  expect(privateLinkName(loginServer)).toBe(alias);
  expect(dataHost(loginServer, 'westeurope')).toBe(data);
  expect(hostsOf({ loginServer, regions: ['westeurope'] })).toEqual([loginServer.toLowerCase(), data]);
});

test.each([
  ['privatelink.azurecr.io', 'cr.azurecr.io', 'cr'],
  ['privatelink.azurecr.io', 'cr.westeurope.data.azurecr.io', 'cr.westeurope.data'],
  ['azurecr.io', 'cr.azurecr.io', 'cr'],
  // A zone for one registry, as people make it who cannot share one.
  ['cr.azurecr.io', 'cr.azurecr.io', '@'],
  ['cr.privatelink.azurecr.io', 'cr.azurecr.io', '@'],
  ['privatelink.azurecr.us', 'cr.azurecr.io', null],
  ['link.azurecr.io', 'cr.azurecr.io', null],
])('in the zone %s the host %s has the record %s', (zone, host, name) => {
  expect(recordNameIn(zone, host)).toBe(name);
  if (name !== null) expect(hostOfRecord(zone, name)).toBe(host);
});

test.each([
  ['cr.westeurope.data.azurecr.io', 'westeurope'],
  ['cr.azurecr.io', null],
  ['cr2.westeurope.data.azurecr.io', null],
  ['cr.west.europe.data.azurecr.io', null],
  ['cr.westeurope.data.azurecr.us', null],
])('the region of %s is %s', (host, region) => {
  expect(regionOfHost('cr.azurecr.io', host)).toBe(region);
});

test('expected records, one for the registry and one for each region', () => {
  const { registry } = situation();
  expect(expectedRecords(registry, endpoint())).toEqual([
    { host: HOSTS[0], name: 'crsample-a1b2', address: '10.40.0.5' },
    { host: HOSTS[1], name: 'crsample-a1b2.westeurope.data', address: '10.40.0.4' },
  ]);
  const replicated = { ...registry, regions: ['westeurope', 'koreacentral'] };
  expect(
    expectedRecords(replicated, endpoint({ addresses: null })).map(({ name, address }) => [name, address]),
  ).toEqual([
    ['crsample-a1b2', null],
    ['crsample-a1b2.westeurope.data', null],
    ['crsample-a1b2.koreacentral.data', null],
  ]);
});
