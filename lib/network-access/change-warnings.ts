/** What to know before saving an edit, besides who loses and who gains. */
import { rulesOutside } from './change.ts';
import { countAddresses, isWide, toRanges } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { AccessMode, NetworkAccess, Statement } from './model.ts';

const say = (key: string, values: Statement['values'] = {}): Statement => ({
  key: `change.warning.${key}`,
  values,
});

/** Both modes known. @returns the gravest first. */
export function changeWarnings(before: NetworkAccess, after: NetworkAccess): readonly Statement[] {
  const [was, is] = [accessMode(before), accessMode(after)];
  const stored = after.ipRules.length + (after.subnetRules?.length ?? 0);
  const wide =
    is === 'selected'
      ? rulesOutside(after.ipRules, was === 'selected' ? before.ipRules : []).filter(isWide)
      : [];
  return [
    ...noWayIn(is, after),
    ...(is === 'disabled' && was !== 'disabled' ? disabledMeans(after) : []),
    ...(is === 'all' && was !== 'all' ? [say('openToInternet')] : []),
    ...(is === 'all' && stored > 0 && was !== 'all' ? [say('rulesInactive', { count: stored })] : []),
    ...wide.map((rule) => say('wideRange', { rule, count: countAddresses(toRanges([rule])) })),
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

function noWayIn(
  mode: AccessMode,
  { ipRules, subnetRules, connections }: NetworkAccess,
): readonly Statement[] {
  const noRule = ipRules.length === 0 && subnetRules?.length === 0;
  if (mode === 'all' || (mode === 'selected' && !noRule)) return [];
  if (connections.approved + connections.other === 0) return [say('noWayIn')];
  return mode === 'selected' ? [say('noPublicAddress')] : [];
}
