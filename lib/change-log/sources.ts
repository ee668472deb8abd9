/** Both witnesses of a registry's past, each read as far as it goes; one that fails does not take the other along. */
import 'server-only';
import { LOG_REACH, listEvents } from '#lib/arm/activity-log.ts';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { CHANGES_REACH, listRegistryChanges } from '#lib/arm/resource-changes.ts';
import { entriesFromGraph } from '#lib/history/from-graph.ts';
import { entriesFromLog } from '#lib/history/from-log.ts';
import type { Entry, State } from '#lib/history/model.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';
import type { SourceReach } from './shapes.ts';

export type Read = { readonly entries: readonly Entry[]; readonly reach: SourceReach };

/** Events of one log: beyond that many the rest is left and said. Builds and imports are events, too. */
const MOST_EVENTS = 5_000;
/** Records of one query to Resource Graph: 15 queries in 5 seconds are all that a user has. */
const MOST_PAGES = 5;
/** Clocks differ. Milliseconds. */
const MARGIN = 5 * 60_000;

/** @param subject a registry's id, or null for all of the provider in the subscription. @param now milliseconds. */
export async function readLog(
  arm: ArmConnection,
  subscriptionId: string,
  subject: string | null,
  span: number,
  now: number,
  consoleId: string,
): Promise<Read> {
  const from = new Date(now - Math.min(span, LOG_REACH));
  const about =
    subject === null ? { resourceProvider: 'Microsoft.ContainerRegistry' } : { resourceUri: subject };
  try {
    const events = await listEvents(arm, subscriptionId, about, from, new Date(now), MOST_EVENTS);
    const isCut = events.length >= MOST_EVENTS;
    const oldest = isCut ? (events.at(-1)?.at ?? from.toISOString()) : from.toISOString();
    return {
      entries: entriesFromLog(events, consoleId),
      reach: { from: oldest, isCut, failure: null },
    };
  } catch (error) {
    return failed(from, error, arm);
  }
}

/** @param scope as listRegistryChanges takes it. */
export async function readGraph(
  arm: ArmConnection,
  scope: Parameters<typeof listRegistryChanges>[1],
  span: number,
  now: number,
): Promise<Read> {
  const from = new Date(now - Math.min(span, CHANGES_REACH - MARGIN));
  try {
    const { records, isCut } = await listRegistryChanges(arm, scope, from, MOST_PAGES);
    const oldest = isCut ? (records.at(-1)?.at ?? from.toISOString()) : from.toISOString();
    return {
      entries: entriesFromGraph(records),
      reach: { from: oldest, isCut, failure: null },
    };
  } catch (error) {
    return failed(from, error, arm);
  }
}

const failed = (from: Date, error: unknown, arm: ArmConnection): Read => ({
  entries: [],
  reach: { from: from.toISOString(), isCut: false, failure: classify(error, arm.correlationId) },
});

/** What Azure holds now, without what it did not show. */
export function stateOf({ subnetRules, tasksBypass, ...rest }: PublicAccess): State {
  const { publicNetworkAccess, defaultAction, bypass, dataEndpointEnabled, ipRules } = rest;
  return {
    publicNetworkAccess,
    defaultAction,
    bypass,
    dataEndpointEnabled,
    ipRules,
    ...(tasksBypass === null ? {} : { tasksBypass }),
    ...(subnetRules === null ? {} : { subnetRules: subnetRules.map(({ id }) => id) }),
  };
}
