/** How many registries of a run may be on their way at once, over all and in one subscription. Pure. */
import { STOPPABLE_AT_MOST, STOPPABLE_AT_ONCE } from './shapes.ts';

export type Window = { readonly inAll: number; readonly perSubscription: number };

/** Where nothing stops it, only Azure's budgets do. */
const BOLD: Window = { inAll: 400, perSubscription: 100 };

/**
 * What is on its way when a failure stops the run cannot be called back: where it is to stop, only a few are at
 * first, and one more for each that went well. So a mistake that shows late meets many, but never many more than
 * it has spared, and none of them unseen: the way changes are rolled out to machines, ring by ring.
 * @param wentWell registries that ended well since the run began to move, or since the last that did not.
 */
export function windowOf(stopAfter: number | null, wentWell: number): Window {
  if (stopAfter === null) return BOLD;
  const inAll = Math.min(STOPPABLE_AT_ONCE + wentWell, STOPPABLE_AT_MOST);
  return { inAll, perSubscription: Math.floor(inAll / 2) };
}
