/**
 * How what arrives in parts becomes one table. The parts share their dictionaries: those of the later one hold all
 * that the earlier one's do, in the same places.
 */
import { COLUMNS, type Kind } from './columns.ts';
import { NO_RULES } from './rules.ts';
import type { FleetTable } from './table.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;
type Lists = { readonly at: Uint32Array; readonly starts: Uint32Array };

export const emptyTable = (): FleetTable =>
  Object.fromEntries([
    ['size', 0],
    ...COLUMNS.map(([name, kind]) => [name, EMPTY[kind]()] as const),
  ]) as unknown as FleetTable;

const EMPTY: Readonly<Record<Kind, () => unknown>> = {
  strings: () => [],
  texts: () => ({ at: new Uint32Array(), values: [] }),
  lists: () => ({ at: new Uint32Array(), starts: new Uint32Array(1), values: [] }),
  ranges: () => ({ at: new Uint32Array(), starts: new Uint32Array(1), values: NO_RULES }),
  bytes: () => new Uint8Array(),
  shorts: () => new Uint16Array(),
  words: () => new Uint32Array(),
  times: () => new Float64Array(),
};

export function joined<T extends Numbers>(one: T, other: T): T {
  const all = new (one.constructor as new (length: number) => T)(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

/** The rows of the one table, then those of the other. */
export function appendRows(one: FleetTable, other: FleetTable): FleetTable {
  const table: Record<string, unknown> = { size: one.size + other.size };
  for (const [name, kind] of COLUMNS) {
    if (kind === 'strings') table[name] = (one[name] as readonly string[]).concat(other[name] as string[]);
    else if (kind === 'texts' || kind === 'lists' || kind === 'ranges') {
      const [first, second] = [one[name] as Lists, other[name] as Lists];
      const before = first.at.length;
      table[name] = {
        ...second,
        at: joined(first.at, second.at),
        ...(kind === 'texts'
          ? {}
          : {
              starts: joined(
                first.starts,
                second.starts.subarray(1).map((start) => start + before),
              ),
            }),
      };
    } else table[name] = joined(one[name] as Numbers, other[name] as Numbers);
  }
  return table as unknown as FleetTable;
}

/** @param at the rows of `base` that those of `patch` replace; rows `gone` are left out. */
export function patchRows(
  base: FleetTable,
  patch: FleetTable,
  at: readonly number[],
  gone: readonly number[],
): FleetTable {
  const both = appendRows(base, patch);
  const rows = Uint32Array.from({ length: base.size }, (_, row) => row);
  at.forEach((row, index) => {
    rows[row] = base.size + index;
  });
  const left = new Set(gone);
  return pickRows(
    both,
    rows.filter((_, row) => !left.has(row)),
  );
}

function pickRows(from: FleetTable, rows: Uint32Array): FleetTable {
  const size = rows.length;
  const table: Record<string, unknown> = { size };
  for (const [name, kind] of COLUMNS) {
    if (kind === 'strings') {
      const strings = from[name] as readonly string[];
      table[name] = Array.from(rows, (row) => strings[row] as string);
    } else if (kind === 'texts') {
      const column = from[name] as Lists;
      table[name] = { ...column, at: rows.map((row) => column.at[row] as number) };
    } else if (kind === 'lists' || kind === 'ranges') {
      const column = from[name] as Lists;
      const starts = new Uint32Array(size + 1);
      rows.forEach((row, index) => {
        const count = (column.starts[row + 1] as number) - (column.starts[row] as number);
        starts[index + 1] = (starts[index] as number) + count;
      });
      const at = new Uint32Array(starts[size] as number);
      rows.forEach((row, index) => {
        at.set(column.at.subarray(column.starts[row], column.starts[row + 1]), starts[index]);
      });
      table[name] = { ...column, at, starts };
    } else {
      const column = from[name] as Numbers;
      const numbers = new (column.constructor as new (length: number) => Numbers)(size);
      rows.forEach((row, index) => {
        numbers[index] = column[row] as number;
      });
      table[name] = numbers;
    }
  }
  return table as unknown as FleetTable;
}
