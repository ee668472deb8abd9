/** When the activity log is asked about a save. Pure. */
import type { FailureCode } from '#lib/errors/failure.ts';
import type { Operation, SaveOperation } from './operation.ts';

/** After the outcome; Azure shows an event within these times, mostly. Milliseconds. */
export const CHECK_AFTER = [30_000, 5 * 60_000, 20 * 60_000] as const;

/** Azure was not asked to change anything. */
const NOTHING_SENT: readonly FailureCode[] = [
  'sign_in_required',
  'sign_in_blocked',
  'forbidden',
  'policy_denied',
  'locked',
  'not_found',
];

/** A save that may have undone something, or that may be undone: also one that failed on its way. */
export function needsChecks(operation: Operation): operation is SaveOperation & { finishedAt: string } {
  if (operation.kind !== 'public-access' || operation.finishedAt === undefined) return false;
  return operation.failure === undefined || !NOTHING_SENT.includes(operation.failure.code);
}

/** When the next check is due, in milliseconds since 1970; null when there is none to come. */
export function nextCheck(operation: Operation): number | null {
  if (!needsChecks(operation)) return null;
  const after = CHECK_AFTER[operation.aftermath?.done ?? 0];
  return after === undefined ? null : Date.parse(operation.finishedAt) + after;
}

/** How many of the appointed checks one that is made now stands for. */
export function checksDue(operation: SaveOperation & { finishedAt: string }, now: number): number {
  const elapsed = now - Date.parse(operation.finishedAt);
  return Math.max(CHECK_AFTER.filter((after) => after <= elapsed).length, operation.aftermath?.done ?? 0);
}
