/** A suggestion to say the same with fewer IP rules: exactly the same addresses, in the fewest ranges. */
import { contains, formatRange, type IpRange, readRange, union } from './ip-range.ts';

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
  const present = new Map<string, IpRange>();
  for (const rule of rules) {
    const range = readRange(rule);
    if (range !== null) present.set(formatRange(range), range);
  }
  const fewest = union([...present.values()]);
  if (fewest.length === present.size) return null;
  const wanted = new Set(fewest.map(formatRange));
  const gone = [...present].filter(([rule]) => !wanted.has(rule));
  const concerned = fewest.filter((range) => gone.some(([, inner]) => contains(range, inner)));
  const kept = concerned.filter((range) => present.has(formatRange(range)));
  return {
    remove: gone.map(([rule]) => rule),
    add: [...wanted].filter((rule) => !present.has(rule)),
    from: gone.length + kept.length,
    to: concerned.length,
  };
}
