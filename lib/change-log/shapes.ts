/** What the history use cases answer; safe to send to the browser. */
import type { Failure } from '#lib/errors/failure.ts';
import type { CurrentStates } from '#lib/history/lines.ts';
import type { Entry } from '#lib/history/model.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';

/** How far a source was read. */
export type SourceReach = {
  /** It was read from here on; ISO 8601. */
  readonly from: string;
  /** It holds more than was read: from `from` on it is complete. */
  readonly isCut: boolean;
  readonly failure: Failure | null;
};

export type RegistryHistory = {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly current: CurrentStates;
  readonly log: SourceReach;
  readonly graph: SourceReach;
  /** When Azure was read: ISO 8601. */
  readonly readAt: string;
};

/** One line of the stream that a fleet's history arrives as. */
export type HistoryChunk =
  | {
      readonly kind: 'plan';
      readonly subscriptions: readonly SubscriptionInfo[];
      readonly from: string;
      readonly readAt: string;
    }
  /** Resource Graph's records, before the logs are there. */
  | { readonly kind: 'graph'; readonly entries: readonly Entry[]; readonly graph: SourceReach }
  /** All of one subscription; it replaces what `graph` had of it. */
  | {
      readonly kind: 'subscription';
      readonly subscriptionId: string;
      readonly entries: readonly Entry[];
      readonly current: CurrentStates;
      readonly log: SourceReach;
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: Failure };
