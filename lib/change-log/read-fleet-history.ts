/**
 * The history of every registry that the user may read, subscription by subscription as they answer: one query to
 * Resource Graph for all of them, and one to each subscription's log, a bounded number at a time.
 */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listRegistries, listSubnetRules } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import type { CurrentStates } from '#lib/history/lines.ts';
import { type Entry, registryKeyOf } from '#lib/history/model.ts';
import { reconcile } from '#lib/history/reconcile.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { HistoryChunk } from './shapes.ts';
import { type Read, readGraph, readLog, stateOf } from './sources.ts';

/** Subscriptions read at once. */
const AT_ONCE = 16;
const DAY = 24 * 3_600_000;

/**
 * @param days how far back. @param only the subscriptions that are wanted; empty: all.
 * @param tell takes each chunk as it is there. A subscription that fails is a chunk with its reason.
 */
export async function readFleetHistory(
  arm: ArmConnection,
  {
    days,
    only,
    consoleId,
  }: { readonly days: number; readonly only: readonly string[]; readonly consoleId: string },
  tell: (chunk: HistoryChunk) => void,
  signal?: AbortSignal,
): Promise<void> {
  const now = Date.now();
  let subscriptions: readonly SubscriptionInfo[];
  try {
    const all = await listSubscriptions(arm);
    const wanted = new Set(only.map((id) => id.toLowerCase()));
    subscriptions = wanted.size === 0 ? all : all.filter(({ id }) => wanted.has(id.toLowerCase()));
  } catch (error) {
    return tell({ kind: 'failure', failure: classify(error, arm.correlationId) });
  }
  const [from, readAt] = [now - days * DAY, now].map((moment) => new Date(moment).toISOString());
  tell({ kind: 'plan', subscriptions, from: from ?? '', readAt: readAt ?? '' });

  const ids = only.length === 0 ? null : subscriptions.map(({ id }) => id);
  const graph = readGraph(arm, { subscriptions: ids, registryId: null }, days * DAY, now);
  const limit = pLimit(AT_ONCE);
  const bySubscription = graph.then(({ entries }) => Map.groupBy(entries, subscriptionOf));
  const told = graph.then(({ entries, reach }) => tell({ kind: 'graph', entries, graph: reach }));
  await Promise.all([
    told,
    ...subscriptions.map(({ id }) =>
      limit(async () => {
        if (signal?.aborted) return;
        const log = await readLog(arm, id, null, days * DAY, now, consoleId);
        tell(await ofSubscription(arm, id, log, (await bySubscription).get(id.toLowerCase()) ?? []));
      }),
    ),
  ]);
  tell({ kind: 'end' });
}

const subscriptionOf = ({ registry }: Entry) => registry.subscriptionId.toLowerCase();

/** @param seen what Resource Graph recorded in it. */
async function ofSubscription(
  arm: ArmConnection,
  subscriptionId: string,
  log: Read,
  seen: readonly Entry[],
): Promise<HistoryChunk> {
  const entries = reconcile(log.entries, seen);
  // What was there before a write is known by walking back from now; without a write nobody asks.
  const isWalked = entries.some(({ deed }) => deed.kind === 'write');
  const current = isWalked ? await currentStates(arm, subscriptionId, entries) : {};
  return { kind: 'subscription', subscriptionId, entries, current, log: log.reach };
}

/** Of the registries that have entries. One that cannot be read is left out: its lines say less, and no wrong. */
async function currentStates(
  arm: ArmConnection,
  subscriptionId: string,
  entries: readonly Entry[],
): Promise<CurrentStates> {
  const wanted = new Set(entries.map(({ registry }) => registryKeyOf(registry)));
  // They take a second list: only where a write may have touched them.
  const isAboutSubnets = entries.some(({ touches }) => touches.subnetRules !== undefined);
  const [registries, rules] = await Promise.all([
    listRegistries(arm, subscriptionId).catch(() => []),
    isAboutSubnets ? listSubnetRules(arm, subscriptionId).catch(() => null) : null,
  ]);
  return Object.fromEntries(
    registries.flatMap(({ ref, id, access }) => {
      const key = registryKeyOf(ref);
      if (!wanted.has(key)) return [];
      const subnetRules = rules?.get(id.toLowerCase()) ?? null;
      return [[key, stateOf({ ...access, subnetRules })] as const];
    }),
  );
}
