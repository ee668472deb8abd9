/** Everything that is recorded of one registry: who changed what from what to what, as far back as both sources go. */
import 'server-only';
import { LOG_REACH } from '#lib/arm/activity-log.ts';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { type Entry, registryKeyOf } from '#lib/history/model.ts';
import { reconcile } from '#lib/history/reconcile.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { readAccess } from '#lib/registries/read-back.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { RegistryHistory } from './shapes.ts';
import { type Read, readGraph, readLog, stateOf } from './sources.ts';

/**
 * @param consoleId this console's own application id.
 * Fails only when neither source could be read, or the registry itself not.
 */
export async function readRegistryHistory(
  arm: ArmConnection,
  registry: RegistryRef,
  consoleId: string,
): Promise<Result<RegistryHistory>> {
  const now = Date.now();
  const id = decodeURIComponent(registryId(registry));
  try {
    // Azure first: what it held is then never newer than what the records may show.
    const access = await readAccess(arm, registry, false);
    const [log, graph] = await Promise.all([
      readLogOf(arm, registry, id, now, consoleId),
      readGraph(arm, { subscriptions: [registry.subscriptionId], registryId: id }, LOG_REACH, now),
    ]);
    if (log.reach.failure !== null && graph.reach.failure !== null) return fail(log.reach.failure);
    const key = registryKeyOf(registry);
    const own = (entries: readonly Entry[]) =>
      entries.filter((entry) => registryKeyOf(entry.registry) === key);
    return ok({
      entries: reconcile(own(log.entries), own(graph.entries)),
      current: { [key]: stateOf(access) },
      log: log.reach,
      graph: graph.reach,
      readAt: new Date(now).toISOString(),
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

/**
 * The log of the whole provider tells of what is below the registry, too, such as its connections. Where that is
 * more than is read, the registry's own events are asked for by themselves.
 */
async function readLogOf(
  arm: ArmConnection,
  { subscriptionId }: RegistryRef,
  id: string,
  now: number,
  consoleId: string,
): Promise<Read> {
  const all = await readLog(arm, subscriptionId, null, LOG_REACH, now, consoleId);
  if (!all.reach.isCut) return all;
  const own = await readLog(arm, subscriptionId, id, LOG_REACH, now, consoleId);
  if (own.reach.failure !== null) return all;
  const known = new Set(own.entries.map((entry) => entry.id));
  return {
    entries: [...own.entries, ...all.entries.filter((entry) => !known.has(entry.id))],
    reach: own.reach,
  };
}
