import { expect, test } from 'vitest';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { filterRequests, groupRequests, type InboxFilters, isNarrowed, requestName } from './inbox-view.ts';

const NONE: InboxFilters = { q: '', subscription: [], requester: [], access: [] };

type Wish = {
  registry: string;
  endpoint?: string | null;
  from?: string;
  seen?: string | null;
  message?: string;
};
const request = ({ registry, endpoint = null, from = 'S9', seen = null, message }: Wish) =>
  ({
    registryId: `/subscriptions/S1/registries/${registry}`,
    registry: { subscriptionId: 'S1', resourceGroup: 'rg-A', name: registry },
    access: { publicNetworkAccess: 'Enabled', defaultAction: 'Allow' },
    tags: { team: 'data' },
    endpoint: endpoint === null ? null : { subscriptionId: from, resourceGroup: 'rg-x', name: endpoint },
    endpointSubscriptionName: seen,
    connection: { name: `${registry}.${endpoint ?? 0}`, description: message ?? null },
  }) as unknown as ApprovalRequest;

const names = (groups: ReturnType<typeof groupRequests>) =>
  groups.map(({ name, requests }) => [name, requests.map(requestName)]);

const all = [
  request({ registry: 'crb', endpoint: 'pe-2', from: 's2', seen: 'two' }),
  request({ registry: 'cra' }),
  request({ registry: 'CRB', endpoint: 'pe-1', from: 'S2', seen: 'two' }),
  request({ registry: 'cra', endpoint: 'pe-3', from: 's3', message: 'Spark images' }),
  request({ registry: 'crc', endpoint: 'pe-4', from: 's1', seen: 'one' }),
  request({ registry: 'crb', endpoint: 'pe-5', from: 's1', seen: 'one' }),
];

test('by registry, then by name; one registry in two letter cases is one group', () => {
  expect(names(groupRequests(all, 'registry', 'name'))).toEqual([
    ['cra', ['cra.0', 'pe-3']],
    ['crb', ['pe-1', 'pe-2', 'pe-5']],
    ['crc', ['pe-4']],
  ]);
});

test('by requester; those who cannot be seen come last, each subscription by itself', () => {
  expect(names(groupRequests(all, 'requester', 'name'))).toEqual([
    ['one', ['pe-4', 'pe-5']],
    ['two', ['pe-1', 'pe-2']],
    [null, ['pe-3']],
    [null, ['cra.0']],
  ]);
});

test('where the most wait first', () => {
  expect(groupRequests(all, 'registry', 'requests').map(({ name }) => name)).toEqual(['crb', 'cra', 'crc']);
});

test.each([
  ['pe-3', 1],
  ['spark CRA', 1],
  ['team:data', 6],
  ['two pe', 2],
  ['nothing like it', 0],
])('searching for "%s" finds %i', (q, count) => {
  expect(filterRequests(all, { ...NONE, q })).toHaveLength(count);
  expect(isNarrowed({ ...NONE, q })).toBe(true);
});

test('facets narrow, and values in one of them add up', () => {
  const from = (requester: readonly string[]) => filterRequests(all, { ...NONE, requester }).length;
  expect(from(['s1'])).toBe(2);
  expect(from(['s1', 's2'])).toBe(4);
  expect(from(['unknown'])).toBe(1);
  expect(filterRequests(all, { ...NONE, access: ['disabled'] })).toEqual([]);
  expect(filterRequests(all, { ...NONE, access: ['all'], subscription: ['s1'] })).toHaveLength(6);
  expect(isNarrowed(NONE)).toBe(false);
});
