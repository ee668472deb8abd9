// The selection against a plain set of ids; what stays when Azure is read again; what counts as a change.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableOf } from './build-table.ts';
import { changedRows } from './changed-rows.ts';
import {
  countSelected,
  nothingSelected,
  rowKey,
  select,
  selectedKeys,
  selectedRows,
  selectKeys,
} from './selection.ts';
import type { TableRegistry } from './table.ts';
import { smallFleet } from './testing/small-fleet.ts';

const keyOf = ({ ref }: TableRegistry) =>
  `${ref.subscriptionId}/${ref.resourceGroup}/${ref.name}`.toLowerCase();
const distinct = (fleet: readonly TableRegistry[]) => [
  ...new Map(fleet.map((one) => [keyOf(one), one])).values(),
];

test('ticking and unticking is what a set of ids would do, and survives another reading in another order', () => {
  fc.assert(
    fc.property(
      smallFleet().map(distinct),
      fc.array(
        fc.record({ rows: fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 4 }), chosen: fc.boolean() }),
        { maxLength: 5 },
      ),
      fc.func(fc.nat()),
      fc.boolean(),
      (fleet, steps, rank, isLessRead) => {
        const table = tableOf(fleet);
        let selection = nothingSelected(table);
        const ids = new Set<string>();
        for (const { rows, chosen } of steps) {
          const there = rows.filter((row) => row < fleet.length);
          selection = select(selection, there, chosen);
          for (const row of there) ids[chosen ? 'add' : 'delete'](rowKey(table, row));
        }
        expect(selectedKeys(selection)).toEqual(ids);
        expect(selection.count).toBe(ids.size);
        const every = Uint32Array.from(fleet, (_, row) => row);
        expect(countSelected(selection, every)).toBe(ids.size);

        const again = [...fleet].sort((a, b) => rank(keyOf(a)) - rank(keyOf(b))).slice(isLessRead ? 1 : 0);
        const kept = selectKeys(tableOf(again), selectedKeys(selection));
        expect(new Set(selectedRows(kept).map((row) => keyOf(again[row] as TableRegistry)))).toEqual(
          new Set(again.map(keyOf).filter((id) => ids.has(id))),
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a row is changed when what people set or approve is, not when Azure shows more of it', () => {
  const [first] =
    fc.sample(
      smallFleet(1).filter(({ length }) => length === 1),
      { numRuns: 1, seed: 3 },
    )[0] ?? [];
  const one = first as TableRegistry;
  const seen = new Map<string, number>();
  const changed = (registry: TableRegistry) => changedRows(tableOf([registry]), seen).size;
  expect(changed(one)).toBe(0);
  expect(changed(one)).toBe(0);
  expect(
    changed({ ...one, access: { ...one.access, subnetRules: one.access.subnetRules ? null : [] } }),
  ).toBe(0);
  expect(changed({ ...one, access: { ...one.access, ipRules: [...one.access.ipRules, '9.9.9.9'] } })).toBe(1);
  expect(changed({ ...one, lastModifiedAt: '2026-11-01T00:00:00.000Z' })).toBe(1);
});
