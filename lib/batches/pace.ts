/** How patiently the operations of a batch are followed, and tried again when Azure puts them off. */
import 'server-only';
import type { Failure } from '#lib/errors/failure.ts';

/** Milliseconds. */
export type Pace = {
  /** Between two questions about an operation. */
  readonly ask: number;
  /** How long an operation is followed. */
  readonly follow: number;
  /** Before what Azure put off is tried again, where Azure does not say. */
  readonly putOff: number;
  /** How long it is tried again. */
  readonly patience: number;
};

/** Azure finishes in seconds to minutes. */
export const PACE: Pace = { ask: 1_000, follow: 15 * 60_000, putOff: 3_000, patience: 3 * 60_000 };

/** Longer than this nobody waits for one of a batch. Milliseconds. */
const LONGEST_WAIT = 60_000;

/** How long to wait before trying again; null where trying again is no use. Milliseconds. */
export function putOffFor(failure: Failure, { putOff }: Pace): number | null {
  if (failure.code === 'throttled') {
    const seconds = failure.retryAfterSeconds ?? putOff / 1_000;
    return seconds * 1_000 > LONGEST_WAIT ? null : seconds * 1_000;
  }
  // Another operation runs on the registry; a connection that has changed says which of its fields did.
  return failure.code === 'conflict' && failure.fields.length === 0 ? putOff : null;
}
