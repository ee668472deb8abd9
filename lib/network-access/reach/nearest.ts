/** How far an address is from the rules: the difference between “wrong network” and “one digit off”. */
import { formatRange, rangeSize, readAddress, toRanges } from '#lib/network-access/ip-range.ts';

export type Nearest = {
  readonly rule: string;
  /** How many addresses lie between, the address itself included: 1 is the next one. */
  readonly distance: number;
};

/** @returns null where there is nothing to compare with, or the address is inside a rule. */
export function nearestRule(address: string, rules: readonly string[]): Nearest | null {
  const value = readAddress(address);
  if (value === null) return null;
  const measured = toRanges(rules).map((range) => {
    const last = range.first + rangeSize(range) - 1;
    const distance = value < range.first ? range.first - value : Math.max(0, value - last);
    return { rule: formatRange(range), distance };
  });
  const nearest = measured.sort((a, b) => a.distance - b.distance)[0];
  return nearest === undefined || nearest.distance === 0 ? null : nearest;
}

/** The narrowest rule that holds the address. */
export function matchingRule(address: string, rules: readonly string[]): string | null {
  const value = readAddress(address);
  if (value === null) return null;
  const holding = toRanges(rules).filter(
    (range) => range.first <= value && value < range.first + rangeSize(range),
  );
  const narrowest = holding.sort((a, b) => b.prefix - a.prefix)[0];
  return narrowest === undefined ? null : formatRange(narrowest);
}
