/** The rows of the rules table: what the draft adds first, then Azure's rules with their marks. Pure. */
import { coverOf } from '#components/registry/rule-cover.ts';
import {
  canonicalRule,
  formatRange,
  type IpRange,
  isInside,
  isWide,
  rangeAround,
  rangeSize,
  readRange,
} from '#lib/network-access/ip-range.ts';
import type { Draft } from './draft.ts';

export type RuleRow = {
  readonly rule: string;
  readonly mark: 'add' | 'remove' | null;
  /** Null for a rule this console cannot read. */
  readonly addresses: number | null;
  /** A wider rule that stays and covers this one. */
  readonly inside: string | null;
  /** The other half of a range that one rule could stand for. */
  readonly adjacent: string | null;
  /** The user's own address is in it. */
  readonly isOwn: boolean;
  readonly isWide: boolean;
};

/** @param own the user's own address as IP rules see it; null where it is not known. */
export function ruleRows(
  { base, change }: Pick<Draft, 'base' | 'change'>,
  own: string | null = null,
): readonly RuleRow[] {
  const existing = [...new Set(base.ipRules.map(canonicalRule))];
  const removed = new Set(change.removeIpRules);
  const staying = [...change.addIpRules, ...existing.filter((rule) => !removed.has(rule))];
  const known = new Set(staying);
  const row = (rule: string, mark: RuleRow['mark']): RuleRow => {
    const range = readRange(rule);
    return {
      rule,
      mark,
      addresses: range === null ? null : rangeSize(range),
      inside: mark === 'remove' ? null : coverOf(rule, staying),
      adjacent: mark === 'remove' ? null : siblingIn(range, known),
      isOwn: own !== null && range !== null && isInside(own, [range]),
      isWide: isWide(rule),
    };
  };
  return [
    ...change.addIpRules.map((rule) => row(rule, 'add')),
    ...existing.map((rule) => row(rule, removed.has(rule) ? 'remove' : null)),
  ];
}

/** The range of the same size that makes the next wider one together with this, if it is a rule as well. */
function siblingIn(range: IpRange | null, rules: ReadonlySet<string>): string | null {
  if (range === null || range.prefix === 0) return null;
  const size = rangeSize(range);
  const { first } = rangeAround(range.first, range.prefix - 1);
  const sibling = formatRange({ ...range, first: first === range.first ? first + size : first });
  return rules.has(sibling) ? sibling : null;
}
