/** Chosen rows of one table, and the same registries in the next one. Pure; every change is a new selection. */
import type { FleetTable } from './table.ts';

export type Selection = {
  readonly table: FleetTable;
  /** Per row 1 or 0. */
  readonly bits: Uint8Array;
  readonly count: number;
};

/** Which registry a row is, in any table: its id without letter case. */
export const rowKey = ({ subscriptionIds, resourceGroups, names }: FleetTable, row: number): string =>
  `${subscriptionIds.values[subscriptionIds.at[row] ?? 0]}/${resourceGroups.values[resourceGroups.at[row] ?? 0]}/${names[row]}`.toLowerCase();

export const nothingSelected = (table: FleetTable): Selection => ({
  table,
  bits: new Uint8Array(table.size),
  count: 0,
});

/** @param rows each at most once. @param chosen true adds them, false takes them out. */
export function select(selection: Selection, rows: Iterable<number>, chosen: boolean): Selection {
  const bits = selection.bits.slice();
  let { count } = selection;
  for (const row of rows) {
    if ((bits[row] === 1) === chosen) continue;
    bits[row] = chosen ? 1 : 0;
    count += chosen ? 1 : -1;
  }
  return { table: selection.table, bits, count };
}

/** @returns the rows, ascending. */
export const selectedRows = ({ bits }: Selection): readonly number[] =>
  bits.reduce<number[]>((rows, bit, row) => {
    if (bit === 1) rows.push(row);
    return rows;
  }, []);

/** How many of these rows are chosen. */
export const countSelected = ({ bits }: Selection, rows: Uint32Array): number =>
  rows.reduce((count, row) => count + (bits[row] ?? 0), 0);

/** The registries that these keys name, as far as the table has them. */
export function selectKeys(table: FleetTable, keys: ReadonlySet<string>): Selection {
  if (keys.size === 0) return nothingSelected(table);
  const rows = Array.from({ length: table.size }, (_, row) => row).filter((row) =>
    keys.has(rowKey(table, row)),
  );
  return select(nothingSelected(table), rows, true);
}

export const selectedKeys = (selection: Selection): ReadonlySet<string> =>
  new Set(selectedRows(selection).map((row) => rowKey(selection.table, row)));
