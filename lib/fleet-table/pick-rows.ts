/** One table of rows of several: how what arrives in parts becomes whole. Equal texts share one place. */
import { COLUMNS } from './columns.ts';
import type { TextLists, Texts } from './ragged.ts';
import type { FleetTable } from './table.ts';

/** @param from which of the tables each row is of; @param rows its number there. */
function pickRows(tables: readonly FleetTable[], from: Uint16Array, rows: Uint32Array): FleetTable {
  const size = rows.length;
  const table: Record<string, unknown> = { size };
  for (const [name, kind] of COLUMNS) {
    const columns = tables.map((one) => one[name]);
    const columnOf = <T>(row: number) => columns[from[row] as number] as T;
    if (kind === 'strings')
      table[name] = Array.from(rows, (of, row) => columnOf<readonly string[]>(row)[of] as string);
    else if (kind === 'texts') {
      const { values, placeOf } = sharedPlaces(columns as readonly Texts[]);
      const at = new Uint32Array(size);
      for (let row = 0; row < size; row += 1)
        at[row] = placeOf(from[row] as number, columnOf<Texts>(row).at[rows[row] as number] as number);
      table[name] = { at, values };
    } else if (kind === 'lists' || kind === 'ranges') {
      const { values, placeOf } = sharedPlaces(columns as readonly TextLists[]);
      const starts = new Uint32Array(size + 1);
      const at: number[] = [];
      for (let row = 0; row < size; row += 1) {
        const own = columnOf<TextLists>(row);
        const end = own.starts[(rows[row] as number) + 1] as number;
        for (let index = own.starts[rows[row] as number] as number; index < end; index += 1)
          at.push(placeOf(from[row] as number, own.at[index] as number));
        starts[row + 1] = at.length;
      }
      table[name] = { at: Uint32Array.from(at), starts, values };
    } else {
      const into =
        kind === 'bytes'
          ? new Uint8Array(size)
          : kind === 'shorts'
            ? new Uint16Array(size)
            : kind === 'words'
              ? new Uint32Array(size)
              : new Float64Array(size);
      for (let row = 0; row < size; row += 1)
        into[row] = columnOf<Uint32Array>(row)[rows[row] as number] as number;
      table[name] = into;
    }
  }
  return table as unknown as FleetTable;
}

/** All rows of the tables, one table after the other. */
export function appendTables(tables: readonly FleetTable[]): FleetTable {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) return only;
  const size = tables.reduce((sum, table) => sum + table.size, 0);
  const from = new Uint16Array(size);
  const rows = new Uint32Array(size);
  let next = 0;
  tables.forEach((table, index) => {
    for (let row = 0; row < table.size; row += 1, next += 1) {
      from[next] = index;
      rows[next] = row;
    }
  });
  return pickRows(tables, from, rows);
}

/** @param at the rows of `base` that those of `patch` replace; rows `gone` are left out. */
export function patchRows(
  base: FleetTable,
  patch: FleetTable,
  at: readonly number[],
  gone: readonly number[],
): FleetTable {
  const from = new Uint16Array(base.size);
  const rows = Uint32Array.from(from, (_, row) => row);
  at.forEach((row, index) => {
    from[row] = 1;
    rows[row] = index;
  });
  const left = new Set(gone);
  const stays = (_: number, row: number) => !left.has(row);
  return pickRows([base, patch], from.filter(stays), rows.filter(stays));
}

function sharedPlaces(columns: readonly { readonly values: readonly string[] }[]) {
  const known = new Map<string, number>();
  const values: string[] = [];
  // 0: not looked up yet.
  const maps = columns.map((column) => new Uint32Array(column.values.length));
  return {
    values,
    placeOf(table: number, place: number): number {
      const map = maps[table] as Uint32Array;
      const mapped = map[place] as number;
      if (mapped > 0) return mapped - 1;
      const text = columns[table]?.values[place] as string;
      let shared = known.get(text);
      if (shared === undefined) {
        shared = values.push(text) - 1;
        known.set(text, shared);
      }
      map[place] = shared + 1;
      return shared;
    },
  };
}
