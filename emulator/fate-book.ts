// Long-running operations that do not go well because a fault ordered it: which, how, and from when on.
import type { Fate } from './fault-actions.ts';
import type { Store } from './store/store.ts';
import { type Change, undo } from './store/undo.ts';

export type FatedOperation = {
  readonly fate: Fate;
  /** When it fails or is cancelled; milliseconds since 1970. */
  readonly endsAt: number;
  /** What it takes back then. */
  readonly changes: readonly Change[];
  /** It has failed or been cancelled. */
  readonly ended: boolean;
};

export type FateBook = {
  /** Gives that operation its fate. @param changes of the write that began it. */
  doom(name: string, fate: Fate, changes: readonly Change[]): void;
  /** By the operation's name in any case. */
  get(name: string): FatedOperation | undefined;
  /** Ends what has to fail by `now`, and takes back what it had begun. */
  settle(now: number): void;
  clear(): void;
};

/** Later than any clock will be set. */
const NEVER = Number.MAX_SAFE_INTEGER;

export function createFateBook(store: Store): FateBook {
  const fates = new Map<string, FatedOperation>();
  return {
    doom(name, fate, changes) {
      const endsAt = endOf(store, name);
      // What nobody can see any more goes on all the same; everything else must not end by itself.
      if (fate !== 'lost' && fate !== 'unknown') postpone(store, name);
      fates.set(name.toLowerCase(), { fate, endsAt, changes, ended: false });
    },
    get: (name) => fates.get(name.toLowerCase()),
    settle(now) {
      for (const [name, fated] of fates) {
        const { fate, endsAt, changes, ended } = fated;
        if (ended || endsAt > now || (fate !== 'failed' && fate !== 'canceled')) continue;
        undo(store, changes);
        for (const table of [store.operations, store.networkOperations, store.computeOperations]) {
          table.remove(name);
        }
        fates.set(name, { ...fated, ended: true });
      }
    },
    clear: () => fates.clear(),
  };
}

function endOf(store: Store, name: string): number {
  const found =
    store.operations.get(name) ?? store.networkOperations.get(name) ?? store.computeOperations.get(name);
  return found?.endsAt ?? 0;
}

/** An operation that was over at once runs again. */
function postpone({ operations, networkOperations, computeOperations }: Store, name: string): void {
  const [own, network, compute] = [
    operations.get(name),
    networkOperations.get(name),
    computeOperations.get(name),
  ];
  if (own !== undefined) operations.put({ ...own, status: 'Updating', endsAt: NEVER });
  if (network !== undefined) networkOperations.put({ ...network, status: 'InProgress', endsAt: NEVER });
  if (compute !== undefined) computeOperations.put({ ...compute, endsAt: NEVER });
}
