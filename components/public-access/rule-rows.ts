/** The rows of the rules table: what the draft adds first, then Azure's rules with their marks. Pure. */
import { coverOf } from '#components/registry/rule-cover.ts';
import { canonicalRule, rangeSize, readRange } from '#lib/network-access/ip-range.ts';
import type { Draft } from './draft.ts';

export type RuleRow = {
  readonly rule: string;
  readonly mark: 'add' | 'remove' | null;
  /** Null for a rule this console cannot read. */
  readonly addresses: number | null;
  /** A wider rule that stays and covers this one. */
  readonly inside: string | null;
};

export function ruleRows({ base, change }: Pick<Draft, 'base' | 'change'>): readonly RuleRow[] {
  const existing = [...new Set(base.ipRules.map(canonicalRule))];
  const removed = new Set(change.removeIpRules);
  const staying = [...change.addIpRules, ...existing.filter((rule) => !removed.has(rule))];
  const row = (rule: string, mark: RuleRow['mark']): RuleRow => {
    const range = readRange(rule);
    return {
      rule,
      mark,
      addresses: range === null ? null : rangeSize(range),
      inside: mark === 'remove' ? null : coverOf(rule, staying),
    };
  };
  return [
    ...change.addIpRules.map((rule) => row(rule, 'add')),
    ...existing.map((rule) => row(rule, removed.has(rule) ? 'remove' : null)),
  ];
}
