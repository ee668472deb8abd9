/** What became of each row under a search and filters, and the rows to show for it. */
import type { IpRange } from '#lib/network-access/ip-range.ts';
import type { FleetTable } from './table.ts';

export type AddressMatches = {
  readonly range: IpRange;
  /** Per row: 1 more than the place in MATCHES; 0 where the row has nothing to do with the address. */
  readonly matches: Uint8Array;
  /** Per row: the rule that decides, as a place in `table.ipRules.values` (ruleText); -1 for none. */
  readonly rules: Int32Array;
  /** Per row: how many of its rules name the address or a part of the range. */
  readonly counts: Uint16Array;
};

export type Verdicts = {
  /** Per row the conditions it fails, a bit for each; 0 for the rows to show. */
  readonly fails: Uint32Array;
  /** What the address in the search is to each row; null without one. */
  readonly matches: AddressMatches | null;
  /** The bit of each chosen tag key. */
  readonly tagBits: ReadonlyMap<string, number>;
};

/** Nothing is asked for: every row is shown. */
export const allPass = ({ size }: FleetTable): Verdicts => ({
  fails: new Uint32Array(size),
  matches: null,
  tagBits: new Map(),
});

/** The rows to show, in the given order of all rows. */
export function shownRows(order: Uint32Array, { fails }: Verdicts): Uint32Array {
  const shown = new Uint32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    if (fails[row] === 0) {
      shown[count] = row;
      count += 1;
    }
  }
  return shown.subarray(0, count);
}
