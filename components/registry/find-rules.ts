/** Finding IP rules: by a part of the text, or by an address that a rule lets in. Pure. */
import { isInside, readAddress, toRanges } from '#lib/network-access/ip-range.ts';

/** Shorter lists are read faster than searched. */
export const SEARCH_FROM = 10;

/** @param query a whole address finds every rule around it; anything else is looked for in the text. */
export function findRules(rules: readonly string[], query: string): readonly string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return rules;
  if (readAddress(wanted) !== null) return rules.filter((rule) => isInside(wanted, toRanges([rule])));
  return rules.filter((rule) => rule.toLowerCase().includes(wanted));
}
