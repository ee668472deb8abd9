/**
 * "Which registries let 20.1.2.3 in, and by which rule?" Each different rule is compared once, however many
 * registries have it; the rows then only look up what became of theirs.
 */
import { type IpRange, rangeSize, readRange } from '#lib/network-access/ip-range.ts';
import { MATCHES, type Match } from './filters.ts';
import type { FleetIndex } from './fleet-index.ts';
import { boundsOf } from './rule-bounds.ts';
import { MODES } from './table.ts';
import type { AddressMatches } from './verdicts.ts';

/** The first word that is an IPv4 address or CIDR range, and the words besides it. */
export function parseSearch(words: readonly string[]): {
  readonly range: IpRange | null;
  readonly words: readonly string[];
} {
  const at = words.findIndex((word) => readRange(word) !== null);
  return {
    range: at < 0 ? null : readRange(words[at] ?? ''),
    words: words.filter((_, place) => place !== at),
  };
}

/** What a rule is to the range: nothing, all of it, or a part. */
const [NONE, WHOLE, PART] = [0, 1, 2] as const;

const [ALL, SELECTED, DISABLED] = ['all', 'selected', 'disabled'].map((mode) =>
  MODES.indexOf(mode as (typeof MODES)[number]),
);

const code = (match: Match): number => MATCHES.indexOf(match) + 1;

/** The rules' bounds, read once; call it when idle, so that the first search finds them. */
export const ruleBounds = ({ table, once }: FleetIndex) =>
  once('rule bounds', () => boundsOf(table.ipRules.values));

/** The narrowest rule that holds all of it says most; of parts, the widest does. */
const isBetter = (is: number, size: number, than: number, thanSize: number): boolean =>
  is === than ? (is === WHOLE ? size < thanSize : size > thanSize) : is === WHOLE;

export function matchAddress(index: FleetIndex, range: IpRange): AddressMatches {
  return index.latest('address', `${range.first}/${range.prefix}`, () => compare(index, range));
}

function compare(index: FleetIndex, range: IpRange): AddressMatches {
  const { table } = index;
  const { at, starts } = table.ipRules;
  const { from, end } = ruleBounds(index);
  const [first, last] = [range.first, range.first + rangeSize(range)];
  const relation = new Uint8Array(from.length);
  for (let place = 0; place < from.length; place += 1) {
    const [ruleFrom = 0, ruleEnd = 0] = [from[place], end[place]];
    // CIDR ranges overlap only when one holds the other.
    if (ruleFrom <= first && ruleEnd >= last) relation[place] = WHOLE;
    else if (ruleFrom >= first && ruleEnd <= last && ruleEnd > ruleFrom) relation[place] = PART;
  }
  const matches = new Uint8Array(table.size);
  const rules = new Int32Array(table.size).fill(-1);
  const counts = new Uint16Array(table.size);
  const size = (place: number) => (end[place] ?? 0) - (from[place] ?? 0);
  for (let row = 0; row < table.size; row += 1) {
    const stop = starts[row + 1] ?? 0;
    let [best, count, found]: [number, number, number] = [-1, 0, NONE];
    for (let cell = starts[row] ?? 0; cell < stop; cell += 1) {
      const place = at[cell] ?? 0;
      const is = relation[place];
      if (is === NONE) continue;
      count += 1;
      if (best < 0 || isBetter(is ?? NONE, size(place), found, size(best))) {
        [best, found] = [place, is ?? NONE];
      }
    }
    const mode = table.modes[row];
    rules[row] = best;
    counts[row] = count;
    if (mode === ALL) matches[row] = code('all');
    else if (count === 0) continue;
    else if (mode === DISABLED) matches[row] = code('inactive');
    else if (mode !== SELECTED) matches[row] = code('unsure');
    else matches[row] = code(found === WHOLE || isCovered(row) ? 'rule' : 'part');
  }

  /** Do the row's parts make up the whole? They nest or are apart, so it is enough to add up the outermost. */
  function isCovered(row: number): boolean {
    if ((counts[row] ?? 0) < 2) return false;
    const parts = Array.from(at.subarray(starts[row] ?? 0, starts[row + 1] ?? 0))
      .filter((place) => relation[place] === PART)
      .sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0));
    let reached = first;
    for (const place of parts) {
      if ((from[place] ?? 0) > reached) return false;
      reached = Math.max(reached, end[place] ?? 0);
    }
    return reached >= last;
  }
  return { range, matches, rules, counts };
}
