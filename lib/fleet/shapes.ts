/** What is said of a reading of the fleet beside its rows; safe to send to the browser. */
import type { Failure } from '#lib/errors/failure.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';

export type SubscriptionFailure = {
  readonly subscription: SubscriptionInfo;
  readonly failure: Failure;
  /** Its registries are shown as Resource Graph had them; absent: they are missing. */
  readonly isKept?: boolean;
};

/** Each member comes when it is known; one that comes again replaces the one before. */
export type FleetFacts = {
  readonly subscriptions?: readonly SubscriptionInfo[];
  readonly failures?: readonly SubscriptionFailure[];
  readonly source?: 'graph' | 'arm';
  /** When the reading began: ISO 8601, UTC, on the server's clock. */
  readonly asOf?: string;
  readonly expected?: number | null;
  /** Nothing more comes. */
  readonly isDone?: boolean;
  /** Nothing could be read at all. */
  readonly failure?: Failure;
};
