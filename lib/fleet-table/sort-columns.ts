/** The orders of all rows by every column: computed once for each and direction, then only looked up. */
import type { FleetIndex } from './fleet-index.ts';
import { countAt, type Texts, textsAt } from './ragged.ts';
import {
  compareTexts,
  type Direction,
  findingsColumn,
  orderBy,
  orderByFindings,
  type SortKey,
} from './sort.ts';
import { type FleetTable, loginServerAt, MODES, NOT_KNOWN } from './table.ts';
import type { AddressMatches } from './verdicts.ts';

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
  if (key === 'findings') return orderByFindings(index, direction);
  const make = () => orderBy(index, columnOf(index, key, matches), direction);
  if (key !== 'rule') return index.once(`order ${key} ${direction}`, make);
  const about = matches === null ? '' : `${matches.range.first}/${matches.range.prefix}`;
  return index.latest('order by rule', `${about} ${direction}`, make);
}

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
      return findingsColumn(index);
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
      return rankedTexts(perRowTexts(table.size, (row) => loginServerAt(table, row)));
    case 'rule':
      // Let in by all networks, by a rule, in part, not in force: as they are listed. Then the wider rules.
      return perRow((row) => (matches?.matches[row] || UNKNOWN) * OUTWEIGHS + (matches?.counts[row] ?? 0));
  }
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
  const ranks = new Map([...new Set(lower)].sort(compareTexts).map((value, rank) => [value, rank]));
  const rankOf = Float64Array.from(lower, (value) => (value === '' ? UNKNOWN : (ranks.get(value) ?? 0)));
  return Float64Array.from(at, (place) => rankOf[place] ?? 0);
}
