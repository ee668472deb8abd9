/**
 * What an edit cuts off or opens that somebody must acknowledge before it is sent, each by name.
 * Words are in `guard.{code}`: `title`, `body`, `acknowledge`, and `save` for those that ask for the name.
 */
import { rulesOutside, subnetIds, subnetsOutside } from './change.ts';
import { canonicalRule, countAddresses, countOutside, isInside, isWide, toRanges } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { judgePaths } from './paths.ts';

export type GuardCode =
  | 'nobody'
  | 'disabled'
  | 'own_address'
  | 'open_to_internet'
  | 'last_rule'
  | 'trusted_lose'
  | 'tasks_lose'
  | 'half_of_rules'
  | 'wide_range';

export type Guard = {
  readonly code: GuardCode;
  /** `type`: asks for the registry's name. `tick`: asks for a tick beside what it says. */
  readonly severity: 'type' | 'tick';
  readonly values: Readonly<Record<string, string | number>>;
};

export type GuardContext = {
  /** The public IPv4 address that the user comes from, as far as it is known. */
  readonly ownAddress: string | null;
};

type Check = (before: NetworkAccess, after: NetworkAccess, context: GuardContext) => Guard | null;

/** The gravest first. */
const CHECKS: readonly Check[] = [
  nobody,
  disabled,
  ownAddress,
  openToInternet,
  lastRule,
  trustedLose,
  tasksLose,
  halfOfRules,
  wideRange,
];

/**
 * @param before as read. @param after the same registry with the edit applied.
 * @returns nothing for an edit that needs no more than a review. An edit that only opens never asks for
 * the name.
 */
export function guardsOf(
  before: NetworkAccess,
  after: NetworkAccess,
  context: GuardContext,
): readonly Guard[] {
  return CHECKS.map((check) => check(before, after, context)).filter((guard) => guard !== null);
}

const type = (code: GuardCode, values: Guard['values'] = {}): Guard => ({ code, severity: 'type', values });
const tick = (code: GuardCode, values: Guard['values'] = {}): Guard => ({ code, severity: 'tick', values });

/** Rules that are stored; subnet rules that could not be read count as none: asking once too often is the smaller mistake. */
const countRules = ({ ipRules, subnetRules }: NetworkAccess) => ipRules.length + (subnetRules?.length ?? 0);

/** No rule and no mode lets a public address or a subnet in. */
function isClosed(access: NetworkAccess): boolean {
  const mode = accessMode(access);
  return mode === 'disabled' || (mode === 'selected' && countRules(access) === 0);
}

/** Trusted services do not count: they are no client of anybody's. */
const letsNobodyIn = (access: NetworkAccess) => isClosed(access) && access.connections.approved === 0;

const isDisabling = (before: NetworkAccess, after: NetworkAccess) =>
  accessMode(after) === 'disabled' && accessMode(before) !== 'disabled';

function nobody(before: NetworkAccess, after: NetworkAccess): Guard | null {
  return letsNobodyIn(after) && (!letsNobodyIn(before) || isDisabling(before, after)) ? type('nobody') : null;
}

/** Where nobody is left at all, that is said instead. */
function disabled(before: NetworkAccess, after: NetworkAccess): Guard | null {
  return isDisabling(before, after) && !letsNobodyIn(after)
    ? type('disabled', { endpoints: after.connections.approved })
    : null;
}

function ownAddress(before: NetworkAccess, after: NetworkAccess, context: GuardContext): Guard | null {
  const address = context.ownAddress;
  if (address === null || !reaches(before, address) || reaches(after, address)) return null;
  return type('own_address', { address });
}

function reaches(access: NetworkAccess, address: string): boolean {
  const mode = accessMode(access);
  return mode === 'all' || (mode === 'selected' && isInside(address, toRanges(access.ipRules)));
}

function openToInternet(before: NetworkAccess, after: NetworkAccess): Guard | null {
  return accessMode(after) === 'all' && accessMode(before) !== 'all' ? tick('open_to_internet') : null;
}

/** Nobody on a public address or in a subnet is left, but private endpoints are. */
function lastRule(before: NetworkAccess, after: NetworkAccess): Guard | null {
  return accessMode(after) === 'selected' && isClosed(after) && !isClosed(before) && !letsNobodyIn(after)
    ? tick('last_rule', { endpoints: after.connections.approved })
    : null;
}

/** Switched off, or made void by subnet rules: Defender and the others stop either way. */
function trustedLose(before: NetworkAccess, after: NetworkAccess): Guard | null {
  const { why, reaches: reach } = judgePaths(after).trusted;
  return reach === 'no' && judgePaths(before).trusted.reaches !== 'no' ? tick('trusted_lose', { why }) : null;
}

function tasksLose(before: NetworkAccess, after: NetworkAccess): Guard | null {
  const { why, reaches: reach } = judgePaths(after).tasks;
  return reach === 'no' && judgePaths(before).tasks.reaches !== 'no' ? tick('tasks_lose', { why }) : null;
}

/**
 * Counted are rules whose addresses other rules do not cover, so that merging ranges never asks; and at
 * least two, so that replacing the only rule does not. Where none is left in force, that is said instead.
 */
function halfOfRules(before: NetworkAccess, after: NetworkAccess): Guard | null {
  if (accessMode(after) === 'selected' && isClosed(after)) return null;
  const left = toRanges(after.ipRules);
  const gone = rulesOutside(before.ipRules, after.ipRules).filter((rule) => {
    const ranges = toRanges([rule]);
    return ranges.length === 0 || countOutside(ranges, left) > 0;
  });
  const [was, is] = [subnetIds(before) ?? [], subnetIds(after) ?? []];
  const removed = gone.length + subnetsOutside(was, is).length;
  const total = new Set(before.ipRules.map(canonicalRule)).size + was.length;
  return removed >= 2 && removed * 2 > total ? tick('half_of_rules', { removed, total }) : null;
}

/** Also while the rules are not in force: they will be. */
function wideRange(before: NetworkAccess, after: NetworkAccess): Guard | null {
  const covered = toRanges(before.ipRules);
  const wide = rulesOutside(after.ipRules, before.ipRules).filter(
    (rule) => isWide(rule) && countOutside(toRanges([rule]), covered) > 0,
  );
  const [rule] = wide;
  return rule === undefined
    ? null
    : tick('wide_range', { rule, count: wide.length, addresses: countAddresses(toRanges(wide)) });
}
