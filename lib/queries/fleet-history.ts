/** A fleet's history while it arrives, chunk by chunk. Pure. */
import type { HistoryChunk, SourceReach } from '#lib/change-log/shapes.ts';
import type { CurrentStates } from '#lib/history/lines.ts';
import type { Entry } from '#lib/history/model.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';

export type FleetHistory = {
  readonly subscriptions: readonly SubscriptionInfo[];
  /** By lower-cased subscription id; Resource Graph's alone until the subscription's own log is there. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly current: CurrentStates;
  /** By lower-cased subscription id. */
  readonly logs: ReadonlyMap<string, SourceReach>;
  readonly graph: SourceReach | null;
  readonly from: string;
  readonly readAt: string;
  readonly isComplete: boolean;
};

export const EMPTY_FLEET_HISTORY: FleetHistory = {
  subscriptions: [],
  entries: new Map(),
  current: {},
  logs: new Map(),
  graph: null,
  from: '',
  readAt: '',
  isComplete: false,
};

export function withChunk(
  history: FleetHistory,
  chunk: Exclude<HistoryChunk, { kind: 'failure' }>,
): FleetHistory {
  switch (chunk.kind) {
    case 'plan':
      return { ...history, subscriptions: chunk.subscriptions, from: chunk.from, readAt: chunk.readAt };
    case 'graph': {
      const early = Map.groupBy(chunk.entries, ({ registry }) => registry.subscriptionId.toLowerCase());
      return { ...history, graph: chunk.graph, entries: new Map([...early, ...history.entries]) };
    }
    case 'subscription': {
      const id = chunk.subscriptionId.toLowerCase();
      return {
        ...history,
        entries: new Map(history.entries).set(id, chunk.entries),
        current: { ...history.current, ...chunk.current },
        logs: new Map(history.logs).set(id, chunk.log),
      };
    }
    case 'end':
      return { ...history, isComplete: true };
  }
}
