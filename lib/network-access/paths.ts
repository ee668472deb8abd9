/**
 * What happens to a client on each way into a registry: the truth table that explanation and review
 * are both computed from. Sources:
 * https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks
 * https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services
 */
import { accessMode } from './mode.ts';
import type { AccessMode, NetworkAccess } from './model.ts';

/** Ways in, in the order they are drawn. */
export const PATH_KINDS = [
  'internet',
  'addresses',
  'subnets',
  'trusted',
  'tasks',
  'endpoints',
  'pending',
] as const;
export type PathKind = (typeof PATH_KINDS)[number];

/** `inert`: what is configured for this way has no effect; `reaches` then says what happens all the same. */
export type Verdict = 'pass' | 'stop' | 'wait' | 'inert' | 'unknown';

export type Ruling = {
  readonly verdict: Verdict;
  /** Whether a client coming this way gets as far as signing in. */
  readonly reaches: 'yes' | 'no' | 'unknown';
  /** Message key below `explain.reason`. */
  readonly why: string;
};

const rule = (verdict: Verdict, reaches: Ruling['reaches'], why: string): Ruling => ({
  verdict,
  reaches,
  why,
});
const pass = (why: string) => rule('pass', 'yes', why);
const stop = (why: string) => rule('stop', 'no', why);
const unknown = (why: string) => rule('unknown', 'unknown', why);

/** The ruling for every way in; `pending` is about requests nobody has decided on yet. */
export function judgePaths(access: NetworkAccess): Readonly<Record<PathKind, Ruling>> {
  const mode = accessMode(access);
  return {
    internet: judgeInternet(mode),
    addresses: judgeRules(mode, access.ipRules.length, 'addresses'),
    subnets: judgeRules(mode, access.subnetRules?.length ?? null, 'subnets'),
    trusted: judgeTrusted(mode, access),
    tasks: judgeTasks(mode, access),
    endpoints: judgeEndpoints(access),
    pending: rule('wait', 'no', 'endpointPending'),
  };
}

function judgeInternet(mode: AccessMode): Ruling {
  const rulings = {
    all: pass('internetOpen'),
    selected: stop('internetRefused'),
    disabled: stop('publicDisabled'),
    unknown: unknown('unknownSetting'),
  };
  return rulings[mode];
}

/** @param count of rules; null when they could not be read, which is not none. */
function judgeRules(mode: AccessMode, count: number | null, kind: 'addresses' | 'subnets'): Ruling {
  if (mode === 'unknown') return unknown('unknownSetting');
  if (mode === 'all') return rule('inert', 'yes', count === 0 ? 'rulesNotNeeded' : 'rulesInactive');
  if (mode === 'disabled')
    return count === 0 ? stop('publicDisabled') : rule('inert', 'no', 'rulesNotApplied');
  if (count === null) return unknown('subnetRulesUnread');
  if (count === 0) return stop(kind === 'addresses' ? 'noIpRules' : 'noSubnetRules');
  return pass(kind === 'addresses' ? 'ipRules' : 'subnetRules');
}

function judgeTrusted(mode: AccessMode, { bypass, subnetRules }: NetworkAccess): Ruling {
  if (mode === 'all') return pass('likeEveryone');
  if (mode === 'unknown') return unknown('unknownSetting');
  const on = isBypassOn(bypass);
  if (on === null) return unknown('unknownBypass');
  if (!on) return stop('bypassOff');
  // Only while subnet rules are in force: Disabled takes them out of play.
  if (mode === 'selected' && subnetRules === null) return unknown('subnetRulesUnread');
  if (mode === 'selected' && subnetRules?.length !== 0) return rule('inert', 'no', 'bypassVoid');
  return pass('bypassOn');
}

/** Tasks need both switches. Beside subnet rules Azure documents nothing: taken as refused, and said so. */
function judgeTasks(mode: AccessMode, access: NetworkAccess): Ruling {
  const trusted = judgeTrusted(mode, access);
  if (mode === 'all' || mode === 'unknown' || trusted.why === 'bypassOff') return trusted;
  if (access.tasksBypass === false) return stop('tasksOff');
  if (trusted.verdict === 'unknown') return trusted;
  if (trusted.verdict === 'inert') return stop('tasksVoid');
  return access.tasksBypass === null ? unknown('tasksUnread') : pass('tasksOn');
}

/** Private endpoints are never touched by the public settings. */
function judgeEndpoints({ connections }: NetworkAccess): Ruling {
  if (connections.approved > 0) return pass('endpointsApproved');
  return connections.other > 0 ? unknown('endpointsUnread') : stop('noEndpoints');
}

/** null: a value this console does not know. */
export function isBypassOn(bypass: string): boolean | null {
  const value = bypass.toLowerCase();
  if (value === 'azureservices') return true;
  return value === 'none' ? false : null;
}
