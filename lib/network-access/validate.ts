/** What is wrong with an edit before Azure is asked; the same code runs in the form and on the server. */
import type { InputIssue } from '#lib/errors/failure.ts';
import { apply } from './change.ts';
import { canonicalRule } from './ip-range.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { parseIpRule, RULE_TEXT_LIMIT } from './parse-ip-rule.ts';

/** Five times what Premium holds today; Azure's own, lower limit is checked by number. */
export const MOST_CHANGES = 1_000;

export type ChangeLimits = {
  readonly sku: string;
  /** From `listUsages`; null when it could not be read: then Azure decides. */
  readonly ipRuleLimit: number | null;
};

/**
 * @param base the state the change is relative to.
 * @returns every issue, with paths such as `addIpRules.2`; an empty list is a valid change.
 */
export function validateChange(
  base: PublicAccess,
  change: PublicAccessChange,
  limits: ChangeLimits,
): readonly InputIssue[] {
  const { addIpRules, removeIpRules } = change;
  for (const [path, list] of [
    ['addIpRules', addIpRules],
    ['removeIpRules', removeIpRules],
  ] as const)
    if (list.length > MOST_CHANGES)
      return [{ path, code: 'too_many_entries', values: { count: list.length, limit: MOST_CHANGES } }];
  return [
    ...checkSku(change, limits.sku),
    ...checkAdditions(base, change),
    ...checkRemovals(base, change),
    ...checkLimit(base, change, limits.ipRuleLimit),
  ];
}

/** Closing and adding need Premium; opening up and removing never do. An unknown SKU counts as too small. */
function checkSku({ setMode, addIpRules }: PublicAccessChange, sku: string): readonly InputIssue[] {
  if (sku.toLowerCase() === 'premium') return [];
  const needs = (path: string) => ({ path, code: 'needs_premium', values: { sku } });
  return [
    ...(setMode === undefined || setMode === 'all' ? [] : [needs('setMode')]),
    ...(addIpRules.length === 0 ? [] : [needs('addIpRules')]),
  ];
}

function checkAdditions(base: PublicAccess, { addIpRules }: PublicAccessChange): readonly InputIssue[] {
  const present = new Set(base.ipRules.map(canonicalRule));
  const seen = new Set<string>();
  return addIpRules.flatMap((text, index): readonly InputIssue[] => {
    const path = `addIpRules.${index}`;
    const parsed = parseIpRule(text);
    if (!parsed.ok) return [{ path, ...parsed.issue }];
    const { rule } = parsed;
    const repeated = seen.has(rule);
    seen.add(rule);
    if (rule !== text) return [{ path, code: 'not_canonical', values: { rule } }];
    if (repeated) return [{ path, code: 'duplicate', values: { rule } }];
    return present.has(rule) ? [{ path, code: 'already_present', values: { rule } }] : [];
  });
}

function checkRemovals(
  base: PublicAccess,
  { addIpRules, removeIpRules }: PublicAccessChange,
): readonly InputIssue[] {
  const present = new Set(base.ipRules.map(canonicalRule));
  const added = new Set(addIpRules.map(canonicalRule));
  const seen = new Set<string>();
  return removeIpRules.flatMap((text, index): readonly InputIssue[] => {
    const path = `removeIpRules.${index}`;
    const rule = canonicalRule(text);
    const repeated = seen.has(rule);
    seen.add(rule);
    // Quoted back to whoever sent it, so no longer than a rule can be.
    const values = { rule: rule.slice(0, RULE_TEXT_LIMIT) };
    if (repeated) return [{ path, code: 'duplicate', values }];
    if (added.has(rule)) return [{ path, code: 'added_and_removed', values }];
    return present.has(rule) ? [] : [{ path, code: 'not_present', values }];
  });
}

/** A registry already over its limit may still lose rules. */
function checkLimit(
  base: PublicAccess,
  change: PublicAccessChange,
  limit: number | null,
): readonly InputIssue[] {
  const count = apply(base, change).ipRules.length;
  if (limit === null || count <= limit || change.addIpRules.length === 0) return [];
  return [{ path: 'addIpRules', code: 'ip_rule_limit', values: { count, limit, over: count - limit } }];
}
