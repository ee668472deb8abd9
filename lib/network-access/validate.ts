/** What is wrong with an edit before Azure is asked; the same code runs in the form and on the server. */
import type { InputIssue } from '#lib/errors/failure.ts';
import { apply, subnetIds } from './change.ts';
import { canonicalRule } from './ip-range.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { parseIpRule, RULE_TEXT_LIMIT } from './parse-ip-rule.ts';
import { canonicalSubnet, parseSubnetId } from './subnet-ref.ts';

/** Five times what Premium holds today; Azure's own, lower limit is checked by number. */
export const MOST_CHANGES = 1_000;

export type ChangeLimits = {
  readonly sku: string;
  /** From `listUsages`; null when it could not be read: then Azure decides. */
  readonly ipRuleLimit: number | null;
  readonly subnetRuleLimit: number | null;
  /** `policies.exportPolicy.status`; while Disabled, Azure keeps public access Disabled. */
  readonly exportPolicy: string;
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
  for (const path of ['addIpRules', 'removeIpRules', 'addSubnetRules', 'removeSubnetRules'] as const) {
    const list = change[path];
    if (list.length > MOST_CHANGES)
      return [{ path, code: 'too_many_entries', values: { count: list.length, limit: MOST_CHANGES } }];
  }
  return [
    ...checkSku(change, limits.sku),
    ...checkExportPolicy(change, limits.exportPolicy),
    ...checkAdditions(base, change),
    ...checkRemovals(base, change),
    ...checkLimit(base, change, limits.ipRuleLimit),
    ...checkSubnets(base, change, limits.subnetRuleLimit),
  ];
}

/** Closing and adding need Premium; opening up and removing never do. An unknown SKU counts as too small. */
function checkSku(change: PublicAccessChange, sku: string): readonly InputIssue[] {
  const { setMode, addIpRules, addSubnetRules, setBypass, setTasksBypass, setDataEndpoint } = change;
  if (sku.toLowerCase() === 'premium') return [];
  const needs = (path: string) => ({ path, code: 'needs_premium', values: { sku } });
  return [
    ...(setMode === undefined || setMode === 'all' ? [] : [needs('setMode')]),
    ...(addIpRules.length === 0 ? [] : [needs('addIpRules')]),
    ...(addSubnetRules.length === 0 ? [] : [needs('addSubnetRules')]),
    ...(setBypass === 'None' ? [needs('setBypass')] : []),
    ...(setTasksBypass === true ? [needs('setTasksBypass')] : []),
    ...(setDataEndpoint === true ? [needs('setDataEndpoint')] : []),
  ];
}

/** https://learn.microsoft.com/azure/container-registry/data-loss-prevention */
function checkExportPolicy({ setMode }: PublicAccessChange, exportPolicy: string): readonly InputIssue[] {
  return setMode !== undefined && setMode !== 'disabled' && exportPolicy.toLowerCase() === 'disabled'
    ? [{ path: 'setMode', code: 'export_policy', values: {} }]
    : [];
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

function checkSubnets(
  base: PublicAccess,
  change: PublicAccessChange,
  limit: number | null,
): readonly InputIssue[] {
  const { addSubnetRules, removeSubnetRules } = change;
  if (addSubnetRules.length + removeSubnetRules.length === 0) return [];
  const known = subnetIds(base);
  // A list that is not known would be replaced whole.
  if (known === null) return [{ path: 'subnetRules', code: 'subnets_unknown', values: {} }];
  const count = apply(base, change).subnetRules?.length ?? 0;
  const isOver = limit !== null && count > limit && addSubnetRules.length > 0;
  return [
    ...checkIds('addSubnetRules', addSubnetRules, (id) => {
      if (parseSubnetId(id) === null) return 'not_a_subnet';
      return known.some((other) => canonicalSubnet(other) === canonicalSubnet(id)) ? 'already_present' : null;
    }),
    ...checkIds('removeSubnetRules', removeSubnetRules, (id) => {
      const same = (other: string) => canonicalSubnet(other) === canonicalSubnet(id);
      if (addSubnetRules.some(same)) return 'added_and_removed';
      return known.some(same) ? null : 'not_present';
    }),
    ...(isOver
      ? [{ path: 'addSubnetRules', code: 'subnet_rule_limit', values: { count, limit, over: count - limit } }]
      : []),
  ];
}

/** Quoted ids are cut: what somebody sent may be of any length. */
function checkIds(
  path: string,
  ids: readonly string[],
  judge: (id: string) => string | null,
): readonly InputIssue[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index) => {
    const repeated = seen.has(canonicalSubnet(id));
    seen.add(canonicalSubnet(id));
    const code = repeated ? 'duplicate' : judge(id);
    const rule = id.split('/').at(-1)?.slice(0, RULE_TEXT_LIMIT) ?? '';
    return code === null ? [] : [{ path: `${path}.${index}`, code, values: { rule } }];
  });
}
