/** The order of all rows by a column: computed once for each column and direction, then only looked up. */

import { type FleetIndex, lowerNames } from './fleet-index.ts';
import { countAt, type Texts, textsAt } from './ragged.ts';
import { maskBySeverity } from './severity.ts';
import { type FleetTable, MODES, NOT_KNOWN } from './table.ts';
import type { AddressMatches } from './verdicts.ts';

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

/** Not known: last in either direction. */
const UNKNOWN = Number.NaN;

/**
 * Row numbers. Equal rows are in the order of their names, whatever the direction.
 * @param matches what `rule` is ordered by; without an address in the search that is the order of names.
 */
export function orderRows(
  index: FleetIndex,
  key: SortKey,
  direction: Direction,
  matches: AddressMatches | null,
): Uint32Array {
  const make = () => order(index, columnOf(index, key, matches), direction);
  if (key !== 'rule') return index.once(`order ${key} ${direction}`, make);
  const about = matches === null ? '' : `${matches.range.first}/${matches.range.prefix}`;
  return index.latest('order by rule', `${about} ${direction}`, make);
}

/** By name without letter case, equal names as they came. */
const byName = (index: FleetIndex) =>
  index.once('by name', () => {
    const names = lowerNames(index);
    const rows = Uint32Array.from(names, (_, row) => row).sort(
      (a, b) => compare(names[a], names[b]) || a - b,
    );
    const rank = new Uint32Array(rows.length);
    rows.forEach((row, place) => {
      rank[row] = place;
    });
    return { rows, rank };
  });

/** Rank and name's rank in one number, so that the engine's own sort of numbers does the work. */
function order(index: FleetIndex, values: Float64Array, direction: Direction): Uint32Array {
  const { rows, rank: nameRank } = byName(index);
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

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

const MODE_ORDER = MODES.map((mode) => ['disabled', 'selected', 'unknown', 'all'].indexOf(mode));
/** More than any registry has of the lesser thing. */
const OUTWEIGHS = 1_000_000;

function columnOf(index: FleetIndex, key: SortKey, matches: AddressMatches | null): Float64Array {
  const { table, subscriptionNames } = index;
  const perRow = (value: (row: number) => number) =>
    Float64Array.from({ length: table.size }, (_, row) => value(row));
  switch (key) {
    case 'name':
      return rankedTexts(table.names);
    case 'access':
      return perRow((row) => MODE_ORDER[table.modes[row] ?? 0] ?? 0);
    case 'findings':
      return perRow((row) => findingsWeight(table, row));
    case 'ipRules':
      return perRow((row) => countAt(table.ipRules, row));
    case 'subnets':
      return perRow((row) => (table.subnetRulesKnown[row] ? countAt(table.subnetRules, row) : UNKNOWN));
    case 'endpoints':
      // Pending first: somebody waits.
      return perRow((row) => (table.pending[row] ?? 0) * OUTWEIGHS + connectionsAt(table, row));
    case 'trusted':
      return ranked(table.bypasses);
    case 'changed':
      return table.changedAt;
    case 'subscription':
      return ranked({ values: subscriptionNames, at: table.subscriptionIds.at });
    case 'region':
      return ranked(table.locations);
    case 'group':
      return ranked(table.resourceGroups);
    case 'sku':
      return ranked(table.skus);
    case 'tags':
      return rankedTexts(perRowTexts(table.size, (row) => textsAt(table.tags, row).join('\n')));
    case 'tasks':
      return perRow((row) =>
        table.tasksBypass[row] === NOT_KNOWN ? UNKNOWN : (table.tasksBypass[row] ?? 0),
      );
    case 'dataEndpoint':
      return Float64Array.from(table.dataEndpoint);
    case 'changedBy':
      return ranked(table.changedBy);
    case 'loginServer':
      return rankedTexts(table.loginServers);
    case 'rule':
      // Let in by all networks, by a rule, in part, not in force: as they are listed. Then the wider rules.
      return perRow((row) => (matches?.matches[row] || UNKNOWN) * OUTWEIGHS + (matches?.counts[row] ?? 0));
  }
}

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

const connectionsAt = (
  { pending, approved, rejected, disconnected, otherConnections }: FleetTable,
  row: number,
): number =>
  [pending, approved, rejected, disconnected, otherConnections].reduce(
    (sum, column) => sum + (column[row] ?? 0),
    0,
  );

const perRowTexts = (size: number, text: (row: number) => string): readonly string[] =>
  Array.from({ length: size }, (_, row) => text(row));

const rankedTexts = (texts: readonly string[]): Float64Array =>
  ranked({ values: texts, at: Uint32Array.from(texts, (_, row) => row) });

/** Texts as numbers in their order; spellings that differ only in case are equal, an empty text is not known. */
function ranked({ values, at }: Texts): Float64Array {
  const lower = values.map((value) => value.toLowerCase());
  const ranks = new Map([...new Set(lower)].sort(compare).map((value, rank) => [value, rank]));
  const rankOf = Float64Array.from(lower, (value) => (value === '' ? UNKNOWN : (ranks.get(value) ?? 0)));
  return Float64Array.from(at, (place) => rankOf[place] ?? 0);
}
