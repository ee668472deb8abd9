/** The order of all rows: by what is wrong, as the list comes, and what the orders by other columns share. */
import { type FleetIndex, lowerNames } from './fleet-index.ts';
import { maskBySeverity } from './severity.ts';
import type { FleetTable } from './table.ts';

export const SORT_KEYS = [
  'name',
  'access',
  'findings',
  'ipRules',
  'subnets',
  'endpoints',
  'trusted',
  'changed',
  'subscription',
  'region',
  'group',
  'sku',
  'tags',
  'tasks',
  'dataEndpoint',
  'changedBy',
  'loginServer',
  'rule',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Direction = 'asc' | 'desc';

/** Row numbers by findings; the only order that the first rows need. */
export const orderByFindings = (index: FleetIndex, direction: Direction): Uint32Array =>
  index.once(`order findings ${direction}`, () => orderBy(index, findingsColumn(index), direction));

export const findingsColumn = ({ table }: FleetIndex): Float64Array =>
  Float64Array.from(table.findings, (_, row) => findingsWeight(table, row));

type NameOrder = { readonly rows: Uint32Array; readonly rank: Uint32Array };
const nameOrders = new WeakMap<FleetTable, NameOrder>();

/**
 * By name without letter case, equal names as they came. It is most of the work of any order: call it before, in a
 * moment in which nobody waits.
 */
export function nameOrder(table: FleetTable): NameOrder {
  const known = nameOrders.get(table);
  if (known !== undefined) return known;
  const names = lowerNames(table);
  const rows = Uint32Array.from(names, (_, row) => row).sort(
    (a, b) => compareTexts(names[a], names[b]) || a - b,
  );
  const rank = new Uint32Array(rows.length);
  rows.forEach((row, place) => {
    rank[row] = place;
  });
  const order = { rows, rank };
  nameOrders.set(table, order);
  return order;
}

/**
 * Equal rows are in the order of their names, whatever the direction; NaN, which is not known, comes last.
 * Rank and name's rank in one number, so that the engine's own sort of numbers does the work.
 */
export function orderBy(index: FleetIndex, values: Float64Array, direction: Direction): Uint32Array {
  const { rows, rank: nameRank } = nameOrder(index.table);
  const size = values.length;
  const sorted = values.slice().sort();
  const keys = values.map((value, row) => {
    const rank = Number.isNaN(value) ? size : lowerBound(sorted, value);
    return (rank === size || direction === 'asc' ? rank : size - 1 - rank) * size + (nameRank[row] ?? 0);
  });
  return Uint32Array.from(keys.sort(), (key) => rows[key - Math.floor(key / size) * size] ?? 0);
}

/** Where the first of the equals stands: the same for all of them. */
function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    // NaN stands at the end, and is smaller than nothing.
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const compareTexts = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

function findingsWeight(table: FleetTable, row: number): number {
  const bits = table.findings[row] ?? 0;
  const [critical = 0, warning = 0, info = 0] = maskBySeverity(table, row);
  return ones(bits & critical) * 10_000 + ones(bits & warning) * 100 + ones(bits & info);
}

function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
