/** Which IP rules lie inside others: the wide ones that decide, and those that change nothing. */
import { contains, formatRange, type IpRange, readRange } from './ip-range.ts';

export type RuleRange = { readonly rule: string; readonly range: IpRange };

export type NestedRules = {
  /** No two of them share an address; in the order of their addresses. */
  readonly outermost: readonly RuleRange[];
  /** Every other rule, with the outermost one around it. */
  readonly inner: readonly { readonly rule: string; readonly outer: string }[];
};

/** The same range in two spellings counts once. @returns canonical rules; what is not IPv4 is left out. */
export function nestRules(rules: readonly string[]): NestedRules {
  const distinct = new Map(
    rules.flatMap((rule) => {
      const range = readRange(rule);
      return range === null ? [] : [[formatRange(range), range] as const];
    }),
  );
  const outermost: RuleRange[] = [];
  const inner: { readonly rule: string; readonly outer: string }[] = [];
  // Of ranges with the same first address the widest comes first: what holds a range was met just before it.
  const sorted = [...distinct].sort(([, a], [, b]) => a.first - b.first || a.prefix - b.prefix);
  for (const [rule, range] of sorted) {
    const last = outermost.at(-1);
    if (last !== undefined && contains(last.range, range)) inner.push({ rule, outer: last.rule });
    else outermost.push({ rule, range });
  }
  return { outermost, inner };
}
