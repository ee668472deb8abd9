/**
 * Carries out many long operations in this process: those of one registry one after another (Azure refuses
 * two at a time), different registries in parallel. It goes on when the browser is gone, and is forgotten
 * when the process ends: whoever follows it is then told, and reads each connection instead.
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Failure } from '#lib/errors/failure.ts';
import { inTurn } from '#lib/registries/in-turn.ts';
import type { ItemProgress } from './shapes.ts';

/** How an item ended. */
export type ItemEnd =
  | { readonly state: 'succeeded'; readonly endedAt: string }
  | { readonly state: 'failed' | 'unknown'; readonly failure: Failure };

export type BatchItem = {
  readonly connectionName: string;
  /** What must not be worked on twice at once. */
  readonly queue: string;
  /** Does all of it, to its end; calls `accepted` as soon as Azure has taken it on. */
  readonly run: (accepted: () => void) => Promise<ItemEnd>;
};

type Batch = {
  /** Object id of the user whose batch it is. */
  readonly account: string;
  readonly items: Map<string, ItemProgress>;
  readonly begun: Promise<void>;
  endedAt: number | null;
};

/** Registries worked on at once, for one batch. */
const AT_ONCE = 8;
/** As long as a handle lives. Milliseconds. */
const KEPT_FOR = 2 * 3_600_000;

const SLOT = Symbol.for('acr-network-console.batches');
// Next.js bundles actions and route handlers apart: only globalThis is shared between them.
const holder = globalThis as { [SLOT]?: Map<string, Batch> };
holder[SLOT] ??= new Map<string, Batch>();
const batches = holder[SLOT];

/** An action must not wait for another batch on the same registries. Milliseconds. */
const LONGEST_START = 10_000;

const isOver = ({ state }: ItemProgress) => !['waiting', 'sending', 'updating'].includes(state);

/**
 * Starts, and returns as soon as each registry that is worked on has its first answer from Azure, or after
 * a while without. The same id started again is the same batch.
 */
export async function startBatch(id: string, account: string, items: readonly BatchItem[]): Promise<void> {
  forgetOld();
  const key = `${account} ${id}`;
  const known = batches.get(key);
  if (known !== undefined) return soon(known.begun);
  const progress = new Map<string, ItemProgress>(
    items.map(({ connectionName }) => [connectionName, { connectionName, state: 'waiting' }]),
  );
  const queues = [...Map.groupBy(items, ({ queue }) => queue).values()];
  const first = Promise.withResolvers<void>();
  const batch: Batch = { account, items: progress, begun: first.promise, endedAt: null };
  batches.set(key, batch);
  // Nobody waits for the rest of it: its outcome is what is asked for with the handle.
  void work(batch, queues, first.resolve).finally(() => {
    batch.endedAt = Date.now();
    first.resolve();
  });
  return soon(first.promise);
}

/** Waits for it, but not for long. */
async function soon(begun: Promise<void>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    begun,
    wait(LONGEST_START, undefined, { signal: patience.signal, ref: false }).catch(() => undefined),
  ]);
  patience.abort();
}

/** How it stands; null when this process does not know it, or it is somebody else's. */
export function batchProgress(id: string, account: string): readonly ItemProgress[] | null {
  const batch = batches.get(`${account} ${id}`);
  return batch === undefined ? null : [...batch.items.values()];
}

export const isEnded = (items: readonly ItemProgress[]): boolean => items.every(isOver);

async function work(
  { items }: Batch,
  queues: readonly (readonly BatchItem[])[],
  allAnswered: () => void,
): Promise<void> {
  const limit = pLimit(AT_ONCE);
  let unanswered = Math.min(AT_ONCE, queues.length);
  /** Whoever has to sign in again would be refused with everything that follows, too. */
  let stopped: Failure | null = null;
  const runQueue = async (queue: readonly BatchItem[]) => {
    let isAnswered = false;
    const answered = () => {
      if (isAnswered) return;
      isAnswered = true;
      unanswered -= 1;
      if (unanswered === 0) allAnswered();
    };
    for (const { connectionName, queue: key, run } of queue) {
      const update = (change: Omit<ItemProgress, 'connectionName'>) =>
        items.set(connectionName, { connectionName, ...change });
      await inTurn(`connections ${key}`, async () => {
        if (stopped !== null) {
          update({ state: 'not_sent', failure: stopped, endedAt: new Date().toISOString() });
          return;
        }
        update({ state: 'sending' });
        const end = await run(() => {
          update({ state: 'updating' });
          answered();
        }).catch((): ItemEnd => ({ state: 'unknown', failure: { code: 'unexpected' } }));
        if (end.state === 'failed' && end.failure.code === 'sign_in_required') stopped = end.failure;
        update({ endedAt: new Date().toISOString(), ...end });
      });
      answered();
    }
  };
  await Promise.all(queues.map((queue) => limit(() => runQueue(queue))));
}

function forgetOld(): void {
  const oldest = Date.now() - KEPT_FOR;
  for (const [key, { endedAt }] of batches) if (endedAt !== null && endedAt < oldest) batches.delete(key);
}
