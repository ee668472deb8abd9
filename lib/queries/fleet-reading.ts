/** The fleet as the browser holds it. */
import type { SubscriptionFailure } from '#lib/fleet/shapes.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';

export type FleetReading = {
  readonly table: FleetTable;
  readonly subscriptions: readonly SubscriptionInfo[];
  /** Subscriptions that could not be read: their registries are missing, or (`isKept`) Resource Graph's. */
  readonly failures: readonly SubscriptionFailure[];
  /** `graph`: Resource Graph's copy, which may be behind. `arm`: every subscription's own list was read. */
  readonly source: 'graph' | 'arm';
  /** When the oldest of it was read: ISO 8601, UTC. */
  readonly asOf: string;
  /** How many rows there will be; null while nobody has told. */
  readonly expected: number | null;
  /** Nothing more comes of this reading. */
  readonly isComplete: boolean;
};
