/** One table of rows of several: how what arrives in parts becomes whole. Equal texts share one place. */
import { COLUMNS } from './columns.ts';
import { countAt, type TextLists, type Texts } from './ragged.ts';
import type { FleetTable } from './table.ts';

/** @param from which of the tables each row is of; @param rows its number there. */
function pickRows(tables: readonly FleetTable[], from: Uint16Array, rows: Uint32Array): FleetTable {
  const size = rows.length;
  const table: Record<string, unknown> = { size };
  for (const [name, kind] of COLUMNS) {
    if (kind === 'strings') {
      const columns = tables.map((one) => one[name] as readonly string[]);
      const strings = new Array<string>(size);
      for (let row = 0; row < size; row += 1)
        strings[row] = (columns[from[row] as number] as readonly string[])[rows[row] as number] as string;
      table[name] = strings;
    } else if (kind === 'texts') {
      const columns = tables.map((one) => one[name] as Texts);
      const places = columns.map((column) => column.at);
      const at = new Uint32Array(size);
      for (let row = 0; row < size; row += 1)
        at[row] = (places[from[row] as number] as Uint32Array)[rows[row] as number] as number;
      table[name] = { at, values: sharePlaces(columns, from, at) };
    } else if (kind === 'lists' || kind === 'ranges') {
      const columns = tables.map((one) => one[name] as TextLists);
      const starts = new Uint32Array(size + 1);
      for (let row = 0; row < size; row += 1)
        starts[row + 1] =
          (starts[row] as number) + countAt(columns[from[row] as number] as TextLists, rows[row] as number);
      const at = new Uint32Array(starts[size] as number);
      const of = new Uint16Array(at.length);
      for (let row = 0, next = 0; row < size; row += 1) {
        const own = columns[from[row] as number] as TextLists;
        const end = own.starts[(rows[row] as number) + 1] as number;
        for (let index = own.starts[rows[row] as number] as number; index < end; index += 1, next += 1) {
          at[next] = own.at[index] as number;
          of[next] = from[row] as number;
        }
      }
      table[name] = { at, starts, values: sharePlaces(columns, of, at) };
    } else {
      const columns = tables.map((one) => one[name] as Uint32Array);
      const into =
        kind === 'bytes'
          ? new Uint8Array(size)
          : kind === 'shorts'
            ? new Uint16Array(size)
            : kind === 'words'
              ? new Uint32Array(size)
              : new Float64Array(size);
      for (let row = 0; row < size; row += 1)
        into[row] = (columns[from[row] as number] as Uint32Array)[rows[row] as number] as number;
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

/**
 * Turns places in several dictionaries into places in one. @param of the column that each place is of.
 * @returns that dictionary: what is used of them, equal texts once.
 */
function sharePlaces(
  columns: readonly { readonly values: readonly string[] }[],
  of: Uint16Array,
  at: Uint32Array,
): readonly string[] {
  const known = new Map<string, number>();
  const values: string[] = [];
  // 0: not looked up yet.
  const maps = columns.map((column) => new Uint32Array(column.values.length));
  for (let index = 0; index < at.length; index += 1) {
    const map = maps[of[index] as number] as Uint32Array;
    const place = at[index] as number;
    if (map[place] === 0) {
      const text = (columns[of[index] as number] as Texts).values[place] as string;
      const shared = known.get(text);
      map[place] = shared ?? values.push(text);
      if (shared === undefined) known.set(text, values.length);
    }
    at[index] = (map[place] as number) - 1;
  }
  return values;
}
