/** What is worth somebody's attention in a registry's network access. Words are in `finding`. */
import { canonicalRule, contains, countAddresses, isWide, readRange, toRanges } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { isBypassOn } from './paths.ts';

export type FindingCode =
  | 'open_to_internet'
  | 'no_way_in'
  | 'wide_range'
  | 'rules_inactive'
  | 'subnets_and_endpoints'
  | 'bypass_void'
  | 'tasks_blocked'
  | 'overlapping_rules';

export type Finding = {
  readonly code: FindingCode;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly values: Readonly<Record<string, string | number>>;
};

const CHECKS: readonly ((access: NetworkAccess) => Finding | null)[] = [
  openToInternet,
  noWayIn,
  wideRange,
  rulesInactive,
  subnetsAndEndpoints,
  bypassVoid,
  tasksBlocked,
  overlappingRules,
];

const SEVERITIES: readonly Finding['severity'][] = ['critical', 'warning', 'info'];

/** Worst first, each code at most once. What is not known is never found to be wrong. */
export function findings(access: NetworkAccess): readonly Finding[] {
  return CHECKS.map((check) => check(access))
    .filter((finding) => finding !== null)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function openToInternet(access: NetworkAccess): Finding | null {
  return accessMode(access) === 'all' ? { code: 'open_to_internet', severity: 'critical', values: {} } : null;
}

/** No client at all; trusted services may still come in through the bypass. */
function noWayIn(access: NetworkAccess): Finding | null {
  const mode = accessMode(access);
  const { ipRules, subnetRules, connections } = access;
  if (connections.approved + connections.other > 0) return null;
  const closed =
    mode === 'disabled' || (mode === 'selected' && ipRules.length === 0 && subnetRules?.length === 0);
  return closed ? { code: 'no_way_in', severity: 'critical', values: { mode } } : null;
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

function rulesInactive(access: NetworkAccess): Finding | null {
  const count = access.ipRules.length + (access.subnetRules?.length ?? 0);
  return accessMode(access) === 'all' && count > 0
    ? { code: 'rules_inactive', severity: 'warning', values: { count } }
    : null;
}

function subnetsAndEndpoints({ subnetRules, connections }: NetworkAccess): Finding | null {
  const subnets = subnetRules?.length ?? 0;
  return subnets > 0 && connections.approved > 0
    ? {
        code: 'subnets_and_endpoints',
        severity: 'warning',
        values: { subnets, endpoints: connections.approved },
      }
    : null;
}

function bypassVoid(access: NetworkAccess): Finding | null {
  const subnets = access.subnetRules?.length ?? 0;
  return accessMode(access) === 'selected' && subnets > 0 && isBypassOn(access.bypass) === true
    ? { code: 'bypass_void', severity: 'warning', values: { subnets } }
    : null;
}

/** “Trusted services” is ticked, yet builds fail: Tasks have a switch of their own. */
function tasksBlocked(access: NetworkAccess): Finding | null {
  const mode = accessMode(access);
  const closed = mode === 'selected' || mode === 'disabled';
  return closed && isBypassOn(access.bypass) === true && access.tasksBypass === false
    ? { code: 'tasks_blocked', severity: 'warning', values: {} }
    : null;
}

/** Rules that another rule covers already: removing them changes nobody's access. */
function overlappingRules({ ipRules }: NetworkAccess): Finding | null {
  const ranges = ipRules.map(readRange);
  const inner = ipRules.flatMap((rule, index) => {
    const range = ranges[index];
    const outer = ranges.findIndex(
      (other, position) =>
        range &&
        other &&
        position !== index &&
        contains(other, range) &&
        (position < index || !contains(range, other)),
    );
    const around = ipRules[outer];
    return around === undefined ? [] : [{ rule: canonicalRule(rule), outer: canonicalRule(around) }];
  });
  const [first] = inner;
  return first === undefined
    ? null
    : { code: 'overlapping_rules', severity: 'info', values: { count: inner.length, ...first } };
}
