// Each problem that can be known before sending: found alone, in its section, with its figures.
import { expect, test } from 'vitest';
import { type EndpointChoices, endpointId, zoneId } from './choices.ts';
import { problemsOf } from './problems.ts';
import type { Seen, SeenEndpoint, SeenZone } from './seen.ts';
import { CHOICES, SEEN, SUBNET, SUBSCRIPTION, withSubnet } from './testing/world.ts';

if (CHOICES.dns.kind === 'none') throw new Error('The article has a zone.');
const DNS = CHOICES.dns;
const OLD_ZONE: EndpointChoices = { ...CHOICES, dns: { ...DNS, zone: { ...DNS.zone, isNew: false } } };
const ZONE: SeenZone = { id: 'z', links: [], records: [] };
const STRANGER: SeenEndpoint = {
  id: endpointId(CHOICES),
  location: 'westeurope',
  subnetId: `${SUBNET.id}2`,
  registryId: SEEN.registry.id,
  isManual: false,
  status: 'Approved',
  provisioningState: 'Succeeded',
  addresses: null,
};
const OTHER = endpointId({ ...CHOICES, name: 'pe-other' });
const elsewhere = zoneId({ subscriptionId: SUBSCRIPTION, resourceGroup: 'hub' }, 'privatelink.azurecr.io');
const registry = (change: Partial<Seen['registry']>): Seen => ({
  ...SEEN,
  registry: { ...SEEN.registry, ...change },
});
const fixed = (registryAddress: string, data = '10.0.0.11'): EndpointChoices => ({
  ...CHOICES,
  addresses: { registry: registryAddress, registry_data_westeurope: data },
});

test('nothing is wrong with the article', () => {
  expect(problemsOf(CHOICES, SEEN)).toEqual([]);
  expect(problemsOf(fixed('10.0.0.10'), SEEN)).toEqual([]);
});

test.each<[code: string, section: string, choices: EndpointChoices, seen: Seen, values?: object]>([
  [
    'subnet_full',
    'network',
    CHOICES,
    withSubnet(SEEN, { prefixes: ['10.0.0.0/29'], used: 2 }),
    { needed: 2, free: 1 },
  ],
  [
    'subnet_full',
    'network',
    CHOICES,
    registryIn(['a', 'b', 'c'], withSubnet(SEEN, { prefixes: ['10.0.0.0/29'], used: 0 })),
    { needed: 4, free: 3 },
  ],
  ['subnet_delegated', 'network', CHOICES, withSubnet(SEEN, { delegations: ['Microsoft.Web/serverFarms'] })],
  ['subnet_missing', 'network', { ...CHOICES, subnet: 'gone' }, SEEN],
  ['network_missing', 'network', CHOICES, { ...SEEN, network: null }],
  [
    'wrong_region',
    'network',
    { ...CHOICES, location: 'northeurope' },
    SEEN,
    { location: 'westeurope', chosen: 'northeurope' },
  ],
  [
    'duplicate_endpoint_dns',
    'network',
    CHOICES,
    { ...withSubnet(SEEN, { endpointIds: [OTHER.toUpperCase()] }), registryEndpointIds: [OTHER] },
  ],
  ['bad_address', 'network', fixed('10.0.0'), SEEN],
  ['bad_address', 'network', fixed('010.0.0.10'), SEEN],
  ['outside_subnet', 'network', fixed('10.0.1.10'), SEEN],
  ['reserved_address', 'network', fixed('10.0.0.3'), SEEN],
  ['reserved_address', 'network', fixed('10.0.0.255'), SEEN],
  ['address_twice', 'network', fixed('10.0.0.11'), SEEN],
  ['address_missing', 'network', fixed(' '), SEEN, { member: 'registry' }],
  [
    'unknown_member',
    'network',
    { ...CHOICES, addresses: { ...fixed('10.0.0.10').addresses, registry_data_mars: '10.0.0.12' } },
    SEEN,
  ],
  [
    'unregistered',
    'place',
    CHOICES,
    { ...SEEN, registrations: { ...SEEN.registrations, 'Microsoft.Network': 'NotRegistered' } },
    { namespace: 'Microsoft.Network' },
  ],
  [
    'unregistered',
    'place',
    CHOICES,
    { ...SEEN, registrations: { ...SEEN.registrations, 'Microsoft.ContainerRegistry': 'Unregistered' } },
  ],
  ['group_missing', 'place', CHOICES, { ...SEEN, hasGroup: false }],
  ['bad_name', 'place', { ...CHOICES, name: '-pe' }, SEEN],
  ['bad_name', 'place', { ...CHOICES, name: 'a/b' }, SEEN],
  ['bad_name', 'place', { ...CHOICES, name: 'p'.repeat(81) }, SEEN],
  ['bad_connection_name', 'place', { ...CHOICES, connectionName: '' }, SEEN],
  ['name_taken', 'place', CHOICES, { ...SEEN, endpoint: STRANGER }],
  [
    'not_premium',
    'registry',
    CHOICES,
    registry({ sku: 'Basic' }),
    { name: 'mycontainerregistry', sku: 'Basic' },
  ],
  ['quota_full', 'registry', CHOICES, registry({ quota: { used: 200, limit: 200 } }), { limit: 200 }],
  [
    'message_too_long',
    'approval',
    { ...CHOICES, requestMessage: 'x'.repeat(141) },
    SEEN,
    { length: 141, limit: 140 },
  ],
  ['zone_missing', 'dns', OLD_ZONE, SEEN],
  [
    'linked_elsewhere',
    'dns',
    CHOICES,
    { ...SEEN, linkedZoneIds: [elsewhere] },
    { network: 'myDockerVMVNET', group: 'hub' },
  ],
  ['bad_link_name', 'dns', { ...CHOICES, dns: { ...DNS, link: '' } }, SEEN],
  [
    'link_name_taken',
    'dns',
    OLD_ZONE,
    {
      ...SEEN,
      zone: {
        ...ZONE,
        links: [{ name: 'mydnslink', networkId: '/x/vnet-other' }],
      },
    },
    { name: 'MyDNSLink', network: 'vnet-other' },
  ],
  [
    'zone_group_taken',
    'dns',
    CHOICES,
    { ...SEEN, zoneGroups: [{ name: 'mine', zoneIds: [elsewhere], provisioningState: 'Succeeded' }] },
  ],
  [
    'record_taken',
    'dns',
    { ...OLD_ZONE, dns: { ...DNS, kind: 'records', zone: { ...DNS.zone, isNew: false } } },
    { ...SEEN, zone: { ...ZONE, records: [{ name: 'MyContainerRegistry', addresses: ['10.9.9.9'] }] } },
    { addresses: '10.9.9.9' },
  ],
  [
    'no_right',
    'network',
    CHOICES,
    { ...SEEN, missing: [{ action: 'a/join/action', scope: '/x/snet', section: 'network' }] },
    { action: 'a/join/action', scope: 'snet' },
  ],
])('%s in %s', (code, section, choices, seen, values = {}) => {
  expect(problemsOf(choices, seen)).toMatchObject([{ code, section, severity: 'stop', values }]);
});

test.each<[code: string, section: string, choices: EndpointChoices, seen: Seen]>([
  ['no_dns', 'dns', { ...CHOICES, dns: { kind: 'none' } }, SEEN],
  [
    'not_linked',
    'dns',
    { ...OLD_ZONE, dns: { ...DNS, link: null, zone: { ...DNS.zone, isNew: false } } },
    { ...SEEN, zone: ZONE },
  ],
  [
    'looks_elsewhere',
    'dns',
    { ...CHOICES, dns: { ...DNS, link: null } },
    { ...SEEN, linkedZoneIds: [elsewhere] },
  ],
  [
    'data_endpoints',
    'registry',
    CHOICES,
    registry({ turnsOn: 'mycontainerregistry.westeurope.data.azurecr.io' }),
  ],
  ['subnet_rules', 'registry', CHOICES, registry({ subnetRules: 2 })],
  [
    'no_approval_right',
    'approval',
    CHOICES,
    {
      ...SEEN,
      missing: [
        {
          action: 'Microsoft.ContainerRegistry/registries/privateEndpointConnectionsApproval/action',
          scope: '/x/cr',
          section: 'approval',
        },
      ],
    },
  ],
])('%s is a warning in %s', (code, section, choices, seen) => {
  expect(problemsOf(choices, seen)).toMatchObject([{ code, section, severity: 'warn' }]);
});

test('what is not known is no problem', () => {
  const seen: Seen = {
    ...withSubnet(SEEN, { prefixes: ['fd00::/64'] }),
    registrations: { 'Microsoft.Network': null, 'Microsoft.ContainerRegistry': null },
    linkedZoneIds: null,
    registry: { ...SEEN.registry, quota: null },
  };
  expect(problemsOf(CHOICES, seen)).toEqual([]);
});

test('exactly as many addresses as are needed are enough', () => {
  expect(problemsOf(CHOICES, withSubnet(SEEN, { prefixes: ['10.0.0.0/29'], used: 1 }))).toEqual([]);
});

test('a second endpoint in the network, without DNS, is a warning', () => {
  const seen = { ...withSubnet(SEEN, { endpointIds: [OTHER] }), registryEndpointIds: [OTHER] };
  expect(problemsOf({ ...CHOICES, dns: { kind: 'none' } }, seen)).toMatchObject([
    { code: 'duplicate_endpoint', severity: 'warn', values: { name: 'pe-other' } },
    { code: 'no_dns' },
  ]);
});

function registryIn(regions: readonly string[], seen: Seen): Seen {
  const members = ['registry', ...regions.map((region) => `registry_data_${region}`)];
  return { ...seen, registry: { ...seen.registry, members } };
}
