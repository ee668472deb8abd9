// Single situations, as people meet them: what is said about each, and what a repair would write.
import { expect, test } from 'vitest';
import { checkDns } from './check.ts';
import type { Situation } from './model.ts';
import { repairPlan } from './repair.ts';
import { endpoint, HUB, networkNamed, record, SPOKE, situation, zone } from './testing/sample.ts';

const kinds = (world: Situation) =>
  checkDns(world).findings.map(({ kind, severity }) => `${kind} ${severity}`);
const steps = (world: Situation, byHand = false) => repairPlan(checkDns(world).findings, { byHand });
const notices = (world: Situation) => checkDns(world).notices.map(({ kind }) => kind);
const verdict = (world: Situation) => checkDns(world).networks.map((network) => network.verdict);

test('nothing is wrong, nothing is said', () => {
  expect(checkDns(situation())).toMatchObject({
    networks: [{ networkId: HUB, verdict: 'found' }],
    findings: [],
    notices: [],
  });
});

test('the common case: a manual request was approved, and nobody made the records', () => {
  const world = situation({ endpoints: [endpoint({ zoneGroup: null })], zones: [zone({ records: [] })] });
  expect(kinds(world)).toEqual(['missing_record critical', 'no_zone_group info']);
  expect(steps(world)).toMatchObject([
    {
      kind: 'put_group',
      group: 'default',
      records: [
        { name: 'crsample-a1b2', address: '10.40.0.5' },
        { name: 'crsample-a1b2.westeurope.data', address: '10.40.0.4' },
      ],
    },
  ]);
  expect(steps(world, true)).toMatchObject([
    { kind: 'put_record', name: 'crsample-a1b2', addresses: ['10.40.0.5'], before: [], etag: null },
    { kind: 'put_record', name: 'crsample-a1b2.westeurope.data', addresses: ['10.40.0.4'], etag: null },
  ]);
});

test('a wrong record is replaced on the etag that was reviewed, with its own time to live', () => {
  const bad = { ...record('crsample-a1b2', '10.40.0.50'), ttl: 3_600 };
  const records = (zone().records ?? []).map((one) => (one.name === bad.name ? bad : one));
  expect(steps(situation({ zones: [zone({ records })] }))).toEqual([
    {
      kind: 'put_record',
      zoneId: zone().id,
      name: 'crsample-a1b2',
      addresses: ['10.40.0.5'],
      ttl: 3_600,
      before: ['10.40.0.50'],
      etag: 'etag-crsample-a1b2',
      endpointId: endpoint().id,
    },
  ]);
});

test('a zone that is not linked: critical only where the public way is closed', () => {
  const world = situation({ zones: [zone({ links: [] })] });
  expect(kinds(world)).toEqual(['zone_not_linked critical']);
  const open = { ...world, registry: { ...world.registry, isPublicClosed: false } };
  expect(kinds(open)).toEqual(['zone_not_linked warning']);
  expect(steps(world)).toEqual([
    { kind: 'put_link', zoneId: zone().id, link: 'link-vnet-hub', networkId: HUB, redirects: true },
  ]);
});

test('no zone at all: one is made beside the endpoint', () => {
  const world = situation({ endpoints: [endpoint({ zoneGroup: null })], zones: [] });
  expect(kinds(world)).toEqual(['no_zone critical', 'no_zone_group info']);
  expect(steps(world).map(({ kind }) => kind)).toEqual(['put_zone', 'put_group', 'put_link']);
  expect(steps(world, true).map(({ kind }) => kind)).toEqual([
    'put_zone',
    'put_record',
    'put_record',
    'put_link',
  ]);
  expect(steps(world)[0]).toMatchObject({ zoneId: expect.stringContaining('/resourceGroups/rg-app/') });
});

test('an interrupted repair is taken up where it stopped', () => {
  const id = `${endpoint().id.split('/providers/')[0]}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io`;
  const made = zone({ id, links: [], records: [] });
  const world = situation({ endpoints: [endpoint({ zoneGroup: null })], zones: [made] });
  expect(steps(world).map(({ kind }) => kind)).toEqual(['put_group', 'put_link']);
});

test('a shared zone: who lost the name gets a zone of its own, and what else it resolved', () => {
  const spoke = endpoint({
    id: endpoint().id.replace('pe-hub', 'pe-spoke').replace('rg-app', 'rg-spoke'),
    name: 'pe-spoke',
    networkId: SPOKE,
    addresses:
      endpoint().addresses?.map(({ host }, index) => ({ host, address: `10.50.0.${4 + index}` })) ?? [],
    guid: 'guid-spoke',
  });
  const shared = zone({
    links: [
      ...(zone().links ?? []),
      { name: 'to-spoke', networkId: SPOKE, redirects: false, etag: 'link-2' },
    ],
    records: [...(zone().records ?? []), record('another', '10.40.0.9')],
  });
  const world = situation({ endpoints: [endpoint(), spoke], zones: [shared] });
  expect(checkDns(world).findings).toMatchObject([
    {
      kind: 'overwritten',
      severity: 'critical',
      networkId: SPOKE,
      values: { other: 'pe-hub', peered: 'no' },
    },
  ]);
  expect(verdict(world)).toEqual(['found', 'broken']);
  expect(steps(world).map((step) => [step.kind, 'name' in step ? step.name : ''])).toEqual([
    ['put_zone', ''],
    ['put_record', 'another'],
    ['put_record', 'crsample-a1b2'],
    ['put_record', 'crsample-a1b2.westeurope.data'],
    ['remove_link', ''],
    ['put_link', ''],
  ]);
  // Peered networks may reach the other endpoint; a zone with other kinds of records cannot be copied.
  const networks = [{ id: SPOKE, dnsServers: [], peers: [HUB] }];
  expect(kinds({ ...world, networks })).toEqual(['overwritten warning']);
  expect(steps({ ...world, zones: [{ ...shared, otherRecordSets: 1 }] })).toEqual([]);
});

test('an address that somebody else’s endpoint may have is neither wrong nor written over', () => {
  const records = [
    record('crsample-a1b2', '10.99.0.4'),
    record('crsample-a1b2.westeurope.data', '10.99.0.5'),
  ];
  const registry = { ...situation().registry, hiddenEndpoints: 2 };
  const world = situation({ registry, zones: [zone({ records })] });
  expect(checkDns(world).findings).toEqual([]);
  expect(verdict(world)).toEqual(['unknown']);
  expect(notices(world)).toEqual(['hidden_endpoints', 'unknown_address', 'unknown_address']);
});

test.each([
  ['the zone group writes to a zone that cannot be read', { zones: [] }, 'hidden_zone'],
  ['links of the zone cannot be read', { zones: [zone({ links: null })] }, 'zone_unread'],
  [
    'a subscription could not be read',
    { zones: [zone({ links: [] })], unreadSubscriptions: ['Retail'] },
    'subscriptions_unread',
  ],
  [
    'the network has DNS servers of its own',
    { networks: [{ id: HUB, dnsServers: ['10.40.1.4'], peers: [] }], zones: [zone({ links: [] })] },
    'own_dns',
  ],
])('not known, so not found to be wrong: %s', (_what, more, notice) => {
  const world = situation(more);
  expect(checkDns(world).findings).toEqual([]);
  expect(verdict(world)).toEqual(['unknown']);
  expect(notices(world)).toContain(notice);
});

test('a network that could not be read is said, and judged by its zones', () => {
  const world = situation({ networks: [] });
  expect(verdict(world)).toEqual(['found']);
  expect(notices(world)).toEqual(['network_unread']);
});

test('addresses that cannot be read: a missing record is still missing', () => {
  const world = situation({ endpoints: [endpoint({ addresses: null })], zones: [zone({ records: [] })] });
  expect(kinds(world)).toEqual(['missing_record critical']);
  expect(steps(world)).toEqual([]);
  const unmade = situation({
    endpoints: [endpoint({ addresses: null, zoneGroup: null })],
    zones: [zone({ records: [] })],
  });
  expect(steps(unmade)).toMatchObject([{ kind: 'put_group', records: [] }]);
});

test('records for an endpoint that waits for approval are left alone', () => {
  const other = zone({
    id: 'other',
    links: [{ name: 'l', networkId: networkNamed('vnet-later'), redirects: false, etag: 'e' }],
  });
  const pending = endpoint({ status: 'Pending' });
  expect(kinds(situation({ endpoints: [pending], zones: [other] }))).toEqual([]);
  expect(kinds(situation({ endpoints: [{ ...pending, status: 'Rejected' }], zones: [other] }))).toEqual([
    'deleted_endpoint warning',
    'deleted_endpoint warning',
  ]);
});

test('a replica without an address cannot be repaired by a record', () => {
  const registry = { ...situation().registry, regions: ['westeurope', 'koreacentral'] };
  expect(checkDns(situation({ registry })).findings).toMatchObject([
    {
      kind: 'no_address',
      severity: 'warning',
      hosts: ['crsample-a1b2.koreacentral.data.azurecr.io'],
      repair: null,
    },
  ]);
});

test('a zone of one’s own over one name is fine where it is right, and beyond repair by records where it is not', () => {
  const own = (address: string) =>
    zone({ id: 'own', name: 'crsample-a1b2.azurecr.io', records: [record('@', address)] });
  expect(kinds(situation({ zones: [zone(), own('10.40.0.5')] }))).toEqual([]);
  const wrong = situation({ zones: [zone(), own('10.40.0.77')] });
  expect(kinds(wrong)).toEqual(['wrong_address critical']);
  expect(steps(wrong)).toEqual([]);
});
