/** Which registries another reading shows changed: compared by what people can change, in a few numbers each. */
import { countAt } from './ragged.ts';
import { rowKey } from './selection.ts';
import type { FleetTable } from './table.ts';

/** By registry; kept by whoever compares, for as long as it wants to remember. */
export type Seen = Map<string, string>;

/**
 * What was not known before is no change: neither subnet rules nor what is derived from them is compared.
 * @param seen what was shown last; holds this table's state afterwards.
 * @returns the rows that were there before and are different now.
 */
export function changedRows(table: FleetTable, seen: Seen): ReadonlySet<number> {
  const changed = new Set<number>();
  for (let row = 0; row < table.size; row += 1) {
    const key = rowKey(table, row);
    const now = stateOf(table, row);
    const before = seen.get(key);
    if (before !== undefined && before !== now) changed.add(row);
    seen.set(key, now);
  }
  return changed;
}

const stateOf = (table: FleetTable, row: number): string =>
  [
    table.changedAt[row],
    table.modes[row],
    table.bypasses.values[table.bypasses.at[row] ?? 0],
    table.tasksBypass[row],
    countAt(table.ipRules, row),
    table.pending[row],
    table.approved[row],
    table.rejected[row],
    table.disconnected[row],
    table.otherConnections[row],
  ].join(' ');
