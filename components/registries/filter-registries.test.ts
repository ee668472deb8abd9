import { describe, expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { RegistryList, RegistrySummary } from '#lib/registries/shapes.ts';
import {
  countFacet,
  type Direction,
  filterRows,
  isFiltered,
  NO_FILTERS,
  type SortKey,
  sortRows,
  toRows,
} from './filter-registries.ts';

const SUB_A = '11111111-1111-4111-8111-111111111111';
const SUB_B = '22222222-2222-4222-8222-222222222222';

type Given = Partial<Omit<RegistrySummary, 'access'>> & {
  name: string;
  subscriptionId?: string;
  access?: Partial<NetworkAccess>;
};

const registry = ({ name, subscriptionId = SUB_A, access, ...rest }: Given): RegistrySummary => ({
  ref: { subscriptionId, resourceGroup: 'rg-images', name },
  id: `/subscriptions/${subscriptionId}/resourceGroups/rg-images/providers/x/registries/${name}`,
  loginServer: `${name.toLowerCase()}.azurecr.io`,
  location: 'westeurope',
  provisioningState: 'Succeeded',
  lastModifiedAt: '2026-03-01T10:00:00Z',
  lastModifiedBy: null,
  tags: {},
  ...rest,
  access: {
    sku: 'Premium',
    publicNetworkAccess: 'Enabled',
    defaultAction: 'Deny',
    ipRules: ['20.82.14.0/26'],
    subnetRules: [],
    bypass: 'AzureServices',
    tasksBypass: null,
    dataEndpointEnabled: false,
    exportPolicy: 'Enabled',
    connections: { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 },
    ...access,
  },
});

const counts = (some: Partial<NetworkAccess['connections']>) => ({
  pending: 0,
  approved: 0,
  rejected: 0,
  disconnected: 0,
  other: 0,
  ...some,
});

const list: RegistryList = {
  subscriptions: [
    { id: SUB_A, name: 'platform-prod' },
    { id: SUB_B, name: 'retail-kr' },
  ],
  failures: [],
  readAt: '2026-03-10T12:00:00Z',
  registries: [
    registry({ name: 'crOpen', access: { defaultAction: 'Allow', ipRules: [], sku: 'Basic' } }),
    registry({
      name: 'crprod',
      tags: { team: 'Payments' },
      lastModifiedAt: null,
      access: { subnetRules: null, connections: counts({ pending: 1, approved: 3 }) },
    }),
    registry({
      name: 'crkorea',
      subscriptionId: SUB_B.toUpperCase(),
      location: 'koreacentral',
      lastModifiedAt: '2026-03-09T10:00:00Z',
      access: {
        publicNetworkAccess: 'Disabled',
        ipRules: ['1.2.3.4', '5.6.7.8'],
        subnetRules: [
          { id: 's1', action: 'Allow' },
          { id: 's2', action: 'Allow' },
        ],
        connections: counts({ approved: 9 }),
        bypass: 'None',
      },
    }),
  ],
};

const rows = toRows(list);
const names = (some: readonly { registry: RegistrySummary }[]) => some.map((row) => row.registry.ref.name);
const found = (filters: Partial<typeof NO_FILTERS>) => names(filterRows(rows, { ...NO_FILTERS, ...filters }));

describe('search', () => {
  test.each([
    ['name, whatever the case', 'CROPEN', ['crOpen']],
    ['resource group', 'rg-images', ['crOpen', 'crprod', 'crkorea']],
    ['tag value', 'payments', ['crprod']],
    ['tag as key:value', 'team:pay', ['crprod']],
    ['subscription name', 'retail-kr', ['crkorea']],
    ['region', 'koreacentral', ['crkorea']],
    ['login server', 'crprod.azurecr.io', ['crprod']],
    ['several words, each somewhere', 'payments crprod', ['crprod']],
    ['several words, one nowhere', 'payments crOpen', []],
    ['nothing but space', '   ', ['crOpen', 'crprod', 'crkorea']],
  ])('%s', (_, q, expected) => {
    expect(found({ q })).toEqual(expected);
  });
});

describe('facets', () => {
  test('values of one facet widen, facets narrow each other', () => {
    expect(found({ access: ['all', 'disabled'] })).toEqual(['crOpen', 'crkorea']);
    expect(found({ access: ['all', 'disabled'], sku: ['Basic'] })).toEqual(['crOpen']);
  });

  test('a subscription matches whatever the case of its id', () => {
    expect(found({ subscription: [SUB_B] })).toEqual(['crkorea']);
  });

  test('a connection state matches where there is at least one such connection', () => {
    expect(found({ endpoint: ['pending'] })).toEqual(['crprod']);
    expect(found({ endpoint: ['approved'] })).toEqual(['crprod', 'crkorea']);
  });

  test('a severity matches any finding of it, not only the worst', () => {
    expect(found({ finding: ['critical'] })).toContain('crOpen');
    expect(found({ finding: ['critical'] })).not.toContain('crprod');
  });

  test('counts heed the search and the other facets, not the facet itself', () => {
    const filters = { ...NO_FILTERS, access: ['all'], sku: ['Premium'] };
    expect(Object.fromEntries(countFacet(rows, filters, 'access'))).toEqual({ selected: 1, disabled: 1 });
    expect(Object.fromEntries(countFacet(rows, filters, 'sku'))).toEqual({ Basic: 1 });
  });

  test('an empty search is no filter', () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, q: ' ' })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, sku: ['Basic'] })).toBe(true);
  });
});

describe('order', () => {
  const sorted = (key: SortKey, direction: Direction) => names(sortRows(rows, key, direction));

  test('by name without regard to case', () => {
    expect(sorted('name', 'asc')).toEqual(['crkorea', 'crOpen', 'crprod']);
    expect(sorted('name', 'desc')).toEqual(['crprod', 'crOpen', 'crkorea']);
  });

  test('what is not known comes last in both directions', () => {
    expect(sorted('changed', 'asc')).toEqual(['crOpen', 'crkorea', 'crprod']);
    expect(sorted('changed', 'desc')).toEqual(['crkorea', 'crOpen', 'crprod']);
    expect(sorted('subnets', 'asc').at(-1)).toBe('crprod');
    expect(sorted('subnets', 'desc').at(-1)).toBe('crprod');
  });

  test('a waiting request outweighs any number of approved connections', () => {
    expect(sorted('endpoints', 'desc')).toEqual(['crprod', 'crkorea', 'crOpen']);
  });

  test('the worst finding outweighs any number of lesser ones', () => {
    expect(sorted('findings', 'desc')[0]).toBe('crOpen');
  });

  test('equal rows stay in the order of their names, and sorting leaves its input alone', () => {
    const before = names(rows);
    expect(sorted('trusted', 'asc')).toEqual(['crOpen', 'crprod', 'crkorea']);
    expect(sorted('trusted', 'desc')).toEqual(['crkorea', 'crOpen', 'crprod']);
    expect(names(rows)).toEqual(before);
  });
});
