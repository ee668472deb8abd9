/** What to know before saving an edit, besides who loses and who gains. */
import { rulesOutside, subnetIds, subnetsOutside } from './change.ts';
import { countAddresses, isWide, toRanges } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess, Statement } from './model.ts';
import { judgePaths } from './paths.ts';

export type ChangeContext = {
  /** The public IPv4 address that the user comes from, where it is known. */
  readonly ownAddress?: string | null;
  /** Hosts of the dedicated data endpoints, as far as they are known. */
  readonly dataHosts?: readonly string[];
};

const say = (key: string, values: Statement['values'] = {}): Statement => ({
  key: `change.warning.${key}`,
  values,
});

/** Both modes known. @returns the gravest first. */
export function changeWarnings(
  before: NetworkAccess,
  after: NetworkAccess,
  { dataHosts = [] }: ChangeContext,
): readonly Statement[] {
  const [was, is] = [accessMode(before), accessMode(after)];
  const stored = after.ipRules.length + (after.subnetRules?.length ?? 0);
  const isReopened = was === 'disabled' && is === 'selected';
  const wide =
    is === 'selected'
      ? rulesOutside(after.ipRules, was === 'selected' ? before.ipRules : []).filter(isWide)
      : [];
  return [
    ...noWayIn(after, isReopened),
    ...(is === 'disabled' && was !== 'disabled' ? disabledMeans(after) : []),
    // The portal's “Enabled” does not say it: turning public access on restores nothing.
    ...(isReopened ? [say('denyRemains', { count: stored })] : []),
    ...(is === 'all' && was !== 'all' ? [say('openToInternet')] : []),
    ...(is === 'all' && stored > 0 && was !== 'all' ? [say('rulesInactive', { count: stored })] : []),
    ...wide.map((rule) => say('wideRange', { rule, count: countAddresses(toRanges([rule])) })),
    ...besideSubnets(before, after),
    ...dataEndpoint(before, after, dataHosts),
  ];
}

/** What stops besides plain pulls when public access goes: people meet these last and search longest. */
function disabledMeans(after: NetworkAccess): readonly Statement[] {
  return [
    say('disabledListing'),
    say('disabledAgents'),
    say('disabledBuild'),
    ...(after.subnetRules?.length === 0 ? [] : [say('disabledServiceEndpoints')]),
  ];
}

function noWayIn(access: NetworkAccess, isReopened: boolean): readonly Statement[] {
  const { ipRules, subnetRules, connections } = access;
  const mode = accessMode(access);
  const noRule = ipRules.length === 0 && subnetRules?.length === 0;
  if (mode === 'all' || (mode === 'selected' && !noRule)) return [];
  if (connections.approved + connections.other === 0) return [say('noWayIn')];
  return mode === 'selected' && !isReopened ? [say('noPublicAddress')] : [];
}

/** Switches and endpoints that do not go together with what the edit sets. */
function besideSubnets(before: NetworkAccess, after: NetworkAccess): readonly Statement[] {
  const [was, is] = [judgePaths(before), judgePaths(after)];
  const subnetCount = after.subnetRules?.length ?? 0;
  const added = subnetsOutside(subnetIds(after) ?? [], subnetIds(before) ?? []).length;
  const endpointCount = after.connections.approved;
  // Where services had access until now, that they lose it, and why, is said among the losses.
  const isVoid = is.trusted.why === 'bypassVoid' && was.trusted.why !== 'bypassVoid';
  const turnsTasksOn = after.tasksBypass === true && before.tasksBypass !== true;
  return [
    ...(isVoid && was.trusted.reaches !== 'yes' ? [say('bypassVoid')] : []),
    ...(turnsTasksOn && is.tasks.why === 'bypassOff' ? [say('tasksNeedBypass')] : []),
    ...(turnsTasksOn && is.tasks.why === 'tasksVoid' ? [say('tasksVoid')] : []),
    ...(added > 0 && endpointCount > 0 ? [say('subnetsAndEndpoints', { subnetCount, endpointCount })] : []),
  ];
}

/** https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints */
function dataEndpoint(
  before: NetworkAccess,
  after: NetworkAccess,
  hosts: readonly string[],
): readonly Statement[] {
  if (before.dataEndpointEnabled === after.dataEndpointEnabled) return [];
  const [rule = '', ...more] = hosts;
  if (after.dataEndpointEnabled)
    return [say('dataEndpointOn', { known: rule === '' ? 'no' : 'yes', rule, more: more.length })];
  return [say('dataEndpointOff', { endpointCount: after.connections.approved })];
}
