// Cleaning up: in an order that leads nobody astray, and only what belongs to the endpoint.
import { describe, expect, test } from 'vitest';
import { type CleanUp, cleanUpPlan, type SeenForCleanUp, whatGoes } from './clean-up.ts';
import { SUBSCRIPTION } from './testing/world.ts';

const ZONE = 'privatelink.azurecr.io';
const PLACE = { subscriptionId: SUBSCRIPTION, resourceGroup: 'myResourceGroup' };
const RECORD = { ...PLACE, zone: ZONE, name: 'cr', address: '10.0.0.5' };
const ALL: CleanUp = {
  endpoint: { ...PLACE, name: 'myPrivateEndpoint' },
  zoneGroup: 'default',
  records: [RECORD],
  connection: 'cr.0123',
};
const there = { provisioningState: 'Succeeded' };
const SEEN: SeenForCleanUp = {
  endpoint: there,
  zoneGroups: [{ name: 'Default', zoneIds: [], ...there }],
  records: [['10.0.0.5']],
  connection: there,
};
const GONE: SeenForCleanUp = { endpoint: null, zoneGroups: [], records: [null], connection: null };
const states = (seen: SeenForCleanUp) => cleanUpPlan(ALL, seen).map(({ state }) => state);

test('names lead nowhere before the endpoint goes; the connection is last', () => {
  expect(cleanUpPlan(ALL, SEEN).map(({ step }) => step.kind)).toEqual([
    ...['zone_group', 'record', 'endpoint', 'connection'],
  ]);
  expect(states(SEEN)).toEqual(['todo', 'todo', 'todo', 'todo']);
  expect(states(GONE)).toEqual(['done', 'done', 'done', 'done']);
});

test.each<[string, Partial<SeenForCleanUp>, string[]]>([
  ['the zone group is gone', { zoneGroups: [] }, ['done', 'todo', 'todo', 'todo']],
  ['somebody else has the record now', { records: [['10.9.9.9']] }, ['todo', 'done', 'todo', 'todo']],
  ['somebody added an address', { records: [['10.0.0.5', '10.9.9.9']] }, ['todo', 'done', 'todo', 'todo']],
  [
    'Azure is deleting it',
    { endpoint: { provisioningState: 'Deleting' } },
    ['todo', 'todo', 'running', 'todo'],
  ],
  ['the endpoint is gone, its group with it', { endpoint: null }, ['done', 'todo', 'done', 'todo']],
])('%s', (_, change, expected) => {
  expect(states({ ...SEEN, ...change })).toEqual(expected);
});

describe('what goes', () => {
  const endpoint = {
    addresses: [
      { member: 'registry', address: '10.0.0.5' },
      { member: 'registry_data_westeurope', address: '10.0.0.4' },
    ],
  };
  const records = [
    { name: 'cr', addresses: ['10.0.0.5'] },
    { name: 'CR.westeurope.data', addresses: ['10.0.0.4'] },
    { name: 'other', addresses: ['10.0.0.5'] },
  ];
  const zone = { place: PLACE, name: ZONE, records };
  const goes = (zones: Parameters<typeof whatGoes>[1], groups: Parameters<typeof whatGoes>[3] = []) =>
    whatGoes(endpoint, zones, 'cr.azurecr.io', groups).map(({ name }) => name);

  test('the registry’s records that lead to it, and no others', () => {
    expect(goes([zone])).toEqual(['cr', 'cr.westeurope.data']);
  });
  test('not one that leads elsewhere too', () => {
    expect(goes([{ ...zone, records: [{ name: 'cr', addresses: ['10.0.0.5', '10.0.0.9'] }] }])).toEqual([]);
  });
  test('not those of the zone group, which takes its own along', () => {
    const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/MYRESOURCEGROUP/providers/Microsoft.Network/privateDnsZones/${ZONE}`;
    expect(goes([zone], [{ name: 'default', zoneIds: [id], ...there }])).toEqual([]);
  });
});
