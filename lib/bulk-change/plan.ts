/** From one registry's state and one intent to that registry's own edit, or why there is none. Pure. */
import type { InputIssue } from '#lib/errors/failure.ts';
import { NO_CHANGE } from '#lib/network-access/change.ts';
import { canonicalRule, contains, overlaps, readRange } from '#lib/network-access/ip-range.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { type ChangeLimits, validateChange } from '#lib/network-access/validate.ts';
import type { Right } from '#lib/rights/rights.ts';
import type { BulkIntent } from './intent.ts';

/** What is to be known of a registry before it can be planned for. */
export type Planned = {
  readonly access: NetworkAccess;
  readonly right: Right;
  /** From Azure; null where it was not read. */
  readonly ipRuleLimit: number | null;
};

/** Something to know beside the edit; words are in `bulkChange.note.{code}`. */
export type PlanNote = {
  readonly code:
    | 'overlaps'
    | 'covered'
    | 'inactive'
    | 'target_present'
    | 'kept_mode'
    | 'kept_trusted'
    | 'kept_tasks'
    | 'kept_rules';
  /** The rules it is about. */
  readonly rules: readonly string[];
};

export type Plan =
  | { readonly kind: 'change'; readonly change: PublicAccessChange; readonly notes: readonly PlanNote[] }
  /** `present`: it is as wanted. `absent`: the rule to remove or to replace is not there. `undone`: others took it back. */
  | {
      readonly kind: 'nothing';
      readonly why: 'present' | 'absent' | 'undone';
      readonly notes: readonly PlanNote[];
    }
  /** `rules`: see the issues. */
  | {
      readonly kind: 'impossible';
      readonly why: 'forbidden' | 'unknown_mode' | 'rules';
      readonly issues: readonly InputIssue[];
    };

/** @param intent canonical, without issues. */
export function planIntent(registry: Planned, intent: BulkIntent): Plan {
  const { access } = registry;
  switch (intent.kind) {
    case 'add':
      return rulesPlan(registry, [], [intent.rule], 'present');
    case 'remove':
      return rulesPlan(registry, [intent.rule], [], 'absent');
    case 'replace':
      return rulesPlan(registry, [intent.from], [intent.to], 'absent');
    case 'mode':
      return settingPlan(registry, accessMode(access) === intent.mode, { setMode: intent.mode });
    case 'trusted': {
      const setBypass = intent.on ? 'AzureServices' : 'None';
      return settingPlan(registry, access.bypass.toLowerCase() === setBypass.toLowerCase(), { setBypass });
    }
    case 'tasks':
      // Azure leaves the switch out where nobody has ever turned it on.
      return settingPlan(registry, (access.tasksBypass ?? false) === intent.on, {
        setTasksBypass: intent.on,
      });
  }
}

function settingPlan(
  registry: Planned,
  isSo: boolean,
  setting: Omit<PublicAccessChange, keyof typeof NO_CHANGE>,
): Plan {
  if (isSo) return { kind: 'nothing', why: 'present', notes: [] };
  return checked(registry, Object.assign({}, NO_CHANGE, setting), []);
}

/** @param gone at most one, and what it depends on: without it nothing is added either. */
function rulesPlan(
  registry: Planned,
  gone: readonly string[],
  wanted: readonly string[],
  whyNot: 'present' | 'absent',
): Plan {
  const { access } = registry;
  const held = new Set(access.ipRules.map(canonicalRule));
  const isMissing = gone.some((rule) => !held.has(rule));
  const added = wanted.filter((rule) => !held.has(rule));
  const notes: readonly PlanNote[] = [
    ...note(
      'overlaps',
      gone.flatMap((rule) => overlapping(access, rule)),
    ),
    ...note(
      'covered',
      added.flatMap((rule) => covering(access, rule, gone)),
    ),
    ...note('target_present', gone.length > 0 ? wanted.filter((rule) => held.has(rule)) : []),
  ];
  if (isMissing)
    return { kind: 'nothing', why: whyNot, notes: notes.filter(({ code }) => code === 'overlaps') };
  if (gone.length === 0 && added.length === 0) return { kind: 'nothing', why: whyNot, notes: [] };
  const isInForce = accessMode(access) === 'selected';
  return checked(registry, { ...NO_CHANGE, addIpRules: added, removeIpRules: gone }, [
    ...notes,
    ...(isInForce ? [] : [{ code: 'inactive', rules: [...gone, ...added] } as const]),
  ]);
}

const note = (code: PlanNote['code'], rules: readonly string[]): readonly PlanNote[] =>
  rules.length === 0 ? [] : [{ code, rules: [...new Set(rules)] }];

/** Other rules that let some of the same addresses in: they are named and stay. */
function overlapping({ ipRules }: NetworkAccess, rule: string): readonly string[] {
  const range = readRange(rule);
  return ipRules.filter((held) => {
    const other = readRange(held);
    return canonicalRule(held) !== rule && range !== null && other !== null && overlaps(range, other);
  });
}

/** Rules that stay and already let all of it in. */
function covering({ ipRules }: NetworkAccess, rule: string, gone: readonly string[]): readonly string[] {
  const range = readRange(rule);
  return ipRules.filter((held) => {
    const other = readRange(held);
    return !gone.includes(canonicalRule(held)) && range !== null && other !== null && contains(other, range);
  });
}

/** The edit, unless this user, this registry or Azure's limits stand against it. */
export function checked(
  { access, right, ipRuleLimit }: Planned,
  change: PublicAccessChange,
  notes: readonly PlanNote[],
): Plan {
  const impossible = (why: 'forbidden' | 'unknown_mode' | 'rules', issues: readonly InputIssue[] = []) =>
    ({ kind: 'impossible', why, issues }) as const;
  if (right === 'missing') return impossible('forbidden');
  // Into a mode that this console does not understand nothing is written.
  if (accessMode(access) === 'unknown') return impossible('unknown_mode');
  const limits: ChangeLimits = {
    sku: access.sku,
    exportPolicy: access.exportPolicy,
    ipRuleLimit,
    subnetRuleLimit: null,
  };
  const issues = validateChange(access, change, limits);
  return issues.length > 0 ? impossible('rules', issues) : { kind: 'change', change, notes };
}
