/** Which rules lie inside wider ones: they change nobody's access. Pure. */
import { contains, formatRange, readRange, toRanges } from '#lib/network-access/ip-range.ts';

/** @returns the widest other range of `rules` around this one, or null. Rules that are not IPv4 have none. */
export function coverOf(rule: string, rules: readonly string[]): string | null {
  const range = readRange(rule);
  if (range === null) return null;
  const [widest] = toRanges(rules)
    .filter((other) => other.prefix < range.prefix && contains(other, range))
    .sort((a, b) => a.prefix - b.prefix);
  return widest === undefined ? null : formatRange(widest);
}
