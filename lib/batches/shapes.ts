/** A batch of long operations on connections, as the browser follows it. */
import type { Failure } from '#lib/errors/failure.ts';

/**
 * `waiting`: for others on the same registry. `sending`: re-read and on its way. `updating`: Azure accepted.
 * `unknown`: Azure could not be asked how it ended. `not_sent`: the batch stopped before it, for its own reason.
 */
export type ItemState = 'waiting' | 'sending' | 'updating' | 'succeeded' | 'failed' | 'unknown' | 'not_sent';

export type ItemProgress = {
  /** The connection's name: unique in all of Azure. */
  readonly connectionName: string;
  readonly state: ItemState;
  /** ISO 8601, UTC: when it ended; for a success, when Azure was read back. */
  readonly endedAt?: string;
  readonly failure?: Failure;
};

/** `lost`: this process knows nothing of it (any more); each connection then has to be read. */
export type BatchProgress =
  | { readonly state: 'running' | 'ended'; readonly items: readonly ItemProgress[] }
  | { readonly state: 'lost' };

/** Azure accepted the first operations; `handle` (encrypted, bound to the user) is what progress is asked with. */
export type BatchAccepted = { readonly handle: string; readonly items: readonly ItemProgress[] };
