/** Which registries another reading shows changed: compared by what people can change, in one number each. */
import { lowerNames } from './fleet-index.ts';
import { countAt } from './ragged.ts';
import type { FleetTable } from './table.ts';

/** By name, which is one registry's in all of Azure; kept by whoever compares, for as long as it wants to remember. */
export type Seen = Map<string, number>;

/**
 * What was not known before is no change: neither subnet rules nor what is derived from them is compared.
 * @param seen what was shown last; holds this table's state afterwards.
 * @returns the rows that were there before and are different now.
 */
export function changedRows(table: FleetTable, seen: Seen): ReadonlySet<number> {
  const changed = new Set<number>();
  const bypasses = Uint32Array.from(table.bypasses.values, textNumber);
  const names = lowerNames(table);
  for (let row = 0; row < table.size; row += 1) {
    const name = names[row] ?? '';
    const now = stateOf(table, bypasses, row);
    const before = seen.get(name);
    if (before === now) continue;
    if (before !== undefined) changed.add(row);
    seen.set(name, now);
  }
  return changed;
}

/**
 * All of it mixed into 32 bits, for ten thousand rows between two frames. One change in four thousand million
 * is not noticed: a row then misses its tint.
 */
function stateOf(table: FleetTable, bypasses: Uint32Array, row: number): number {
  const changedAt = table.changedAt[row] ?? 0;
  let state = mixed(0, changedAt % 2 ** 32);
  state = mixed(state, changedAt / 2 ** 32);
  state = mixed(state, table.modes[row]);
  state = mixed(state, bypasses[table.bypasses.at[row] ?? 0]);
  state = mixed(state, table.tasksBypass[row]);
  state = mixed(state, countAt(table.ipRules, row));
  state = mixed(state, table.pending[row]);
  state = mixed(state, table.approved[row]);
  state = mixed(state, table.rejected[row]);
  state = mixed(state, table.disconnected[row]);
  return mixed(state, table.otherConnections[row]);
}

/** One step of FNV-1a, of a whole number instead of a byte, and what spreads it over all bits. */
function mixed(state: number, value = 0): number {
  const next = Math.imul(state ^ value, 0x01000193) + 0x9e3779b9;
  return (next ^ (next >>> 15)) | 0;
}

const textNumber = (text: string): number =>
  [...text].reduce((sum, letter) => mixed(sum, letter.charCodeAt(0)), 0);
