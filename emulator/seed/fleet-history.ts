// What Azure Monitor remembers of a fleet: the last write to every registry that was changed in the last weeks.
import type { ActivityEvent } from '#emulator/activity-log.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { eventOf } from './history-event.ts';

const MINUTE = 60_000;
/** As long as Azure keeps the log. */
const KEPT_MS = 90 * 24 * 60 * MINUTE;
/** The newest ones; a log that a page of the console reads does not need more. */
const MOST_EVENTS = 3_000;

/** Oldest first. @param now milliseconds since 1970. */
export function fleetHistory({ registries }: StoreState, now: number): readonly ActivityEvent[] {
  return registries
    .filter(({ stamp }) => stamp.lastModifiedAt > now - KEPT_MS)
    .sort((a, b) => a.stamp.lastModifiedAt - b.stamp.lastModifiedAt)
    .slice(-MOST_EVENTS)
    .map(({ id, stamp, ...registry }) =>
      eventOf(
        {
          resourceId: id,
          action: 'Microsoft.ContainerRegistry/registries/write',
          method: 'PATCH',
          status: 200,
          caller: stamp.lastModifiedBy,
          minutesAgo: (now - stamp.lastModifiedAt) / MINUTE,
          requestBody: { properties: lastWrite(registry) },
        },
        now,
      ),
    );
}

/** Of what a registry has, what was probably written last. */
function lastWrite({
  publicNetworkAccess,
  networkRuleSet,
}: Pick<Registry, 'publicNetworkAccess' | 'networkRuleSet'>): object {
  const { defaultAction, ipRules } = networkRuleSet;
  if (publicNetworkAccess === 'Disabled') return { publicNetworkAccess };
  if (defaultAction === 'Deny' && ipRules.length > 0) {
    return { networkRuleSet: { ipRules: ipRules.map((value) => ({ action: 'Allow', value })) } };
  }
  return { publicNetworkAccess, networkRuleSet: { defaultAction } };
}
