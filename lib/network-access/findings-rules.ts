/** Findings about the IP rules as a list: too wide, stored twice, inside or beside each other. */
import { collapse } from './collapse.ts';
import type { Finding } from './finding.ts';
import {
  canonicalRule,
  contains,
  countAddresses,
  formatRange,
  type IpRange,
  isWide,
  rangeSize,
  readRange,
  toRanges,
} from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { type NestedRules, nestRules } from './nested-rules.ts';

export function ruleFindings(access: NetworkAccess): readonly Finding[] {
  if (access.ipRules.length === 0) return [];
  const wide = wideRange(access);
  const others = setFindings(access.ipRules);
  return wide === null ? others : [wide, ...others];
}

/** Whatever else changes of a registry, its list of rules stays the same object. */
const known = new WeakMap<readonly string[], readonly Finding[]>();

function setFindings(ipRules: readonly string[]): readonly Finding[] {
  const before = known.get(ipRules);
  if (before !== undefined) return before;
  // Most lists have nothing to find, and seeing that is cheaper than remembering it.
  if (areApart(toRanges(ipRules))) return NOTHING;
  const nested = nestRules(ipRules);
  const found = [duplicateRules(ipRules), overlappingRules(nested), adjacentRules(nested)].filter(
    (finding) => finding !== null,
  );
  known.set(ipRules, found);
  return found;
}

const NOTHING: readonly Finding[] = [];

/** No two of them are equal, one in the other, or so near each other that nothing lies between them. */
function areApart(ranges: readonly IpRange[]): boolean {
  const sorted = ranges.toSorted((a, b) => a.first - b.first);
  return sorted.every((range, index) => {
    const next = sorted[index + 1];
    return next === undefined || next.first > range.first + rangeSize(range);
  });
}

/** Grave only while the rules are in force. */
function wideRange(access: NetworkAccess): Finding | null {
  const wide = access.ipRules.filter(isWide);
  const [rule] = wide;
  if (rule === undefined) return null;
  const severity = accessMode(access) === 'selected' ? 'critical' : 'info';
  return {
    code: 'wide_range',
    severity,
    values: { rule, count: wide.length, addresses: countAddresses(toRanges(wide)) },
  };
}

/** The same range in two spellings takes two places of the limit. Equal texts Azure stores once. */
function duplicateRules(ipRules: readonly string[]): Finding | null {
  const seen = new Map<string, string>();
  const twice = ipRules.flatMap((spelling) => {
    if (readRange(spelling) === null) return [];
    const rule = canonicalRule(spelling);
    const first = seen.get(rule);
    if (first === undefined) seen.set(rule, spelling);
    return first === undefined ? [] : [{ first, second: spelling }];
  });
  const [example] = twice;
  return example === undefined
    ? null
    : { code: 'duplicate_rules', severity: 'info', values: { count: twice.length, ...example } };
}

/** Rules that another rule covers already: removing them changes nobody's access. */
function overlappingRules({ inner }: NestedRules): Finding | null {
  const [example] = inner;
  return example === undefined
    ? null
    : { code: 'overlapping_rules', severity: 'info', values: { count: inner.length, ...example } };
}

/** Ranges beside each other that fewer, wider ones say as well. */
function adjacentRules({ outermost }: NestedRules): Finding | null {
  const merged = collapse(outermost.map(({ rule }) => rule));
  const [into] = toRanges(merged?.add ?? []);
  if (merged === null || into === undefined) return null;
  const parts = outermost.filter(({ range }) => contains(into, range));
  return {
    code: 'adjacent_rules',
    severity: 'info',
    values: {
      from: merged.from,
      to: merged.to,
      into: formatRange(into),
      parts: parts.length,
      first: parts[0]?.rule ?? '',
      last: parts.at(-1)?.rule ?? '',
    },
  };
}
