/** Which IP rules lie inside others: the wide ones that decide, and those that change nothing. */
import { canonicalRule, contains, type IpRange, readRange } from './ip-range.ts';

export type RuleRange = { readonly rule: string; readonly range: IpRange };

export type NestedRules = {
  /** No two of them share an address; in the order of their addresses. */
  readonly outermost: readonly RuleRange[];
  /** Every other rule, with the outermost one around it. */
  readonly inner: readonly { readonly rule: string; readonly outer: string }[];
};

/** The same range in two spellings counts once. @returns canonical rules; what is not IPv4 is left out. */
export function nestRules(rules: readonly string[]): NestedRules {
  const sorted = rules.flatMap((rule) => {
    const range = readRange(rule);
    return range === null ? [] : [{ rule, range }];
  });
  // Of ranges with the same first address the widest comes first: what holds a range was met just before it.
  sorted.sort((a, b) => a.range.first - b.range.first || a.range.prefix - b.range.prefix);
  const outermost: RuleRange[] = [];
  const inner: { readonly rule: string; readonly outer: string }[] = [];
  let before: IpRange | undefined;
  for (const { rule: spelling, range } of sorted) {
    if (before?.first === range.first && before.prefix === range.prefix) continue;
    before = range;
    const rule = canonicalRule(spelling);
    const last = outermost.at(-1);
    if (last !== undefined && contains(last.range, range)) inner.push({ rule, outer: last.rule });
    else outermost.push({ rule, range });
  }
  return { outermost, inner };
}
