/** A suggestion to say the same with fewer IP rules: exactly the same addresses, in the fewest ranges. */
import { contains, formatRange, type IpRange, rangeKey, readRange, union } from './ip-range.ts';

/** Canonical rules, ready to be an edit's `removeIpRules` and `addIpRules`. */
export type Collapse = {
  readonly remove: readonly string[];
  readonly add: readonly string[];
  /** The rules concerned: those that go, and those that stay and cover one that goes. */
  readonly from: number;
  /** How many stand in their place. `from - to` is what is gained. */
  readonly to: number;
};

/**
 * Rules that would be the same afterwards are not touched, and neither is what is not IPv4. The same
 * range in two spellings counts as one rule: an edit names rules in canonical form, so it cannot take
 * away one spelling and leave the other.
 * @returns null when there is nothing to gain.
 */
export function collapse(rules: readonly string[]): Collapse | null {
  // By numbers: writing out every range to compare it took most of the time.
  const present = new Map<number, IpRange>();
  for (const rule of rules) {
    const range = readRange(rule);
    if (range !== null) present.set(rangeKey(range), range);
  }
  const fewest = union([...present.values()]);
  if (fewest.length === present.size) return null;
  const wanted = new Set(fewest.map(rangeKey));
  const gone = [...present].flatMap(([key, range]) => (wanted.has(key) ? [] : [range]));
  const concerned = around(gone, fewest);
  const kept = concerned.filter((range) => present.has(rangeKey(range)));
  return {
    remove: gone.map(formatRange),
    add: fewest.filter((range) => !present.has(rangeKey(range))).map(formatRange),
    from: gone.length + kept.length,
    to: concerned.length,
  };
}

/** Those of the outer ranges that hold some of the inner ones; @param outer disjoint, in order, holding all inner ones. */
function around(inner: readonly IpRange[], outer: readonly IpRange[]): readonly IpRange[] {
  const sorted = inner.toSorted((a, b) => a.first - b.first);
  let next = 0;
  return outer.filter((range) => {
    const before = next;
    for (let one = sorted[next]; one !== undefined && contains(range, one); one = sorted[next]) next += 1;
    return next > before;
  });
}
