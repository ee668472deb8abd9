/**
 * The fleet's IP rules as numbers: a fleet has some ten thousand different ones, of which few are ever looked at.
 * What is no IPv4 range in its one spelling keeps its text.
 */
import { placesAt } from './ragged.ts';

export type Rules = {
  /** The first address, as a number; of a rule that keeps its text, its place in `others`. */
  readonly firsts: Uint32Array;
  /** 0 to 32; NO_RANGE for a rule that keeps its text. */
  readonly prefixes: Uint8Array;
  readonly others: readonly string[];
};

export type RuleLists = {
  readonly values: Rules;
  readonly at: Uint32Array;
  readonly starts: Uint32Array;
};

export const NO_RANGE = 33;

export const NO_RULES: Rules = { firsts: new Uint32Array(), prefixes: new Uint8Array(), others: [] };

/** @returns '' for a place that there is not. */
export function ruleText({ firsts, prefixes, others }: Rules, place: number): string {
  const [first, prefix] = [firsts[place], prefixes[place]];
  if (first === undefined || prefix === undefined) return '';
  if (prefix === NO_RANGE) return others[first] ?? '';
  const address = `${first >>> 24}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}`;
  return prefix === 32 ? address : `${address}/${prefix}`;
}

export const rulesAt = (lists: RuleLists, row: number): readonly string[] =>
  Array.from(placesAt(lists, row), (place) => ruleText(lists.values, place));
