import { expect, test } from 'vitest';
import type { PrivateAccess } from '#lib/connections/shapes.ts';
import { filterRows, isNarrowed, pageOf, toRows } from './connection-view.ts';

const SEEN = '5ab00001-0000-4000-8000-000000000001';
const HIDDEN = 'fab00001-0000-4000-8000-000000000001';
const endpointId = (name: string, subscription: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg-net/providers/Microsoft.Network/privateEndpoints/${name}`;
const connection = (name: string, status: string, subscription: string | null = SEEN) => ({
  name: `cr.${name}`,
  privateEndpointId: subscription === null ? null : endpointId(name, subscription),
  status,
  description: `words of ${name}`,
  provisioningState: 'Succeeded',
  actionsRequired: null,
});

const access = {
  registry: {
    connections: [
      connection('pe-10', 'Approved'),
      connection('pe-9', 'Approved', HIDDEN),
      connection('pe-old', 'Disconnected', null),
      connection('pe-new', 'Pending'),
      connection('pe-odd', 'Whatever'),
    ],
  },
  subscriptionNames: { [SEEN]: 'platform-prod' },
} as unknown as PrivateAccess;

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
const ALL = { q: '', state: [], from: '' };

test('what waits comes first, numbers count as numbers, and what is gone keeps Azure’s name', () => {
  expect(names(toRows(access))).toEqual(['pe-new', 'pe-9', 'pe-10', 'cr.pe-old', 'pe-odd']);
});

test('a subscription that nobody here sees has no name', () => {
  expect(toRows(access).map(({ subscriptionName }) => subscriptionName)).toEqual([
    'platform-prod',
    null,
    'platform-prod',
    null,
    'platform-prod',
  ]);
});

test.each([
  [{ q: 'pe-9' }, ['pe-9']],
  [{ q: 'words OF pe' }, ['pe-new', 'pe-9', 'pe-10', 'cr.pe-old', 'pe-odd']],
  [{ q: 'platform' }, ['pe-new', 'pe-10', 'pe-odd']],
  [{ state: ['pending', 'disconnected'] }, ['pe-new', 'cr.pe-old']],
  [{ state: ['other'] }, ['pe-odd']],
  [{ from: HIDDEN }, ['pe-9']],
  [{ q: 'pe', state: ['approved'], from: SEEN }, ['pe-10']],
])('%j', (filters, expected) => {
  expect(names(filterRows(toRows(access), { ...ALL, ...filters }))).toEqual(expected);
  expect(isNarrowed({ ...ALL, ...filters })).toBe(true);
});

test.each([
  [0, 1, 1, 1, 0, 0],
  [25, 1, 1, 1, 1, 25],
  [26, 2, 2, 2, 26, 26],
  [191, 8, 8, 8, 176, 191],
  [191, 99, 8, 8, 176, 191],
  [191, -3, 1, 8, 1, 25],
  [191, Number.NaN, 1, 8, 1, 25],
])('%i items, page %i', (count, wanted, page, pages, first, last) => {
  const shown = pageOf(
    Array.from({ length: count }, (_, index) => index + 1),
    wanted,
  );
  expect(shown).toMatchObject({ page, pages, first, last });
  expect([shown.items[0] ?? 0, shown.items.at(-1) ?? 0]).toEqual([first, last]);
});
