/** Removes one connection from its registry: re-read, one DELETE, followed to its end, read back. */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { deleteConnection, pollRemoval } from '#lib/arm/remove-connection.ts';
import { type Pace, putOffFor } from '#lib/batches/pace.ts';
import type { ItemEnd } from '#lib/batches/run-batch.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { Connection } from '#lib/registries/shapes.ts';
import type { RemovalTarget } from './shapes.ts';

/** One that is gone already counts as removed: nothing was sent, and nothing is left to remove. */
export async function removeConnection(
  arm: ArmConnection,
  target: RemovalTarget,
  accepted: () => void,
  pace: Pace,
): Promise<ItemEnd> {
  const end = Date.now() + pace.patience;
  for (;;) {
    const sent = await send(arm, target);
    if ('gone' in sent) return removed();
    if ('url' in sent) {
      accepted();
      return follow(arm, target, sent.url, pace);
    }
    const { failure } = sent;
    // The answer was lost: the removal may be under way, and only reading tells.
    if (sent.wasSent && leavesOutcomeUnknown(failure)) return follow(arm, target, null, pace, failure);
    const pause = putOffFor(failure, pace);
    if (pause === null || Date.now() + pause > end) return { state: 'failed', failure };
    await wait(pause);
  }
}

type Sent =
  | { readonly gone: true }
  | { readonly url: string | null }
  | { readonly failure: Failure; readonly wasSent: boolean };

async function send(arm: ArmConnection, { registry, connectionName, base }: RemovalTarget): Promise<Sent> {
  let current: Connection | null;
  try {
    current = await read(arm, { registry, connectionName, base });
  } catch (error) {
    return { failure: classify(error, arm.correlationId), wasSent: false };
  }
  if (current === null) return { gone: true };
  const fields = current.status.toLowerCase() === base.status.toLowerCase() ? [] : ['status'];
  if (fields.length > 0 || current.provisioningState.toLowerCase() !== 'succeeded')
    return {
      failure: { code: 'conflict', fields, current, details: { correlationId: arm.correlationId } },
      wasSent: false,
    };
  try {
    return { url: await deleteConnection(arm, registry, connectionName) };
  } catch (error) {
    return { failure: classify(error, arm.correlationId), wasSent: true };
  }
}

/** @param lost why nobody knows whether Azure has taken it on, if so. */
async function follow(
  arm: ArmConnection,
  target: RemovalTarget,
  url: string | null,
  pace: Pace,
  lost?: Failure,
): Promise<ItemEnd> {
  const { registry } = target;
  const end = Date.now() + (lost === undefined ? pace.follow : Math.min(pace.follow, pace.patience));
  const unknown = (failure: Failure): ItemEnd => ({ state: 'unknown', failure });
  while (Date.now() < end) {
    await wait(pace.ask);
    try {
      const hasEnded = url === null || (await pollRemoval(arm, registry, url)) === 'ended';
      if (!hasEnded) continue;
      const seen = await read(arm, target);
      if (seen === null) return removed();
      // Azure has ended its operation, or never began one, and the connection is still there.
      const isBusy = seen.provisioningState.toLowerCase() !== 'succeeded';
      if (!isBusy && url !== null)
        return {
          state: 'failed',
          failure: { code: 'rejected', details: { correlationId: arm.correlationId } },
        };
    } catch (error) {
      const failure = classify(error, arm.correlationId);
      if (failure.code === 'sign_in_required' || failure.code === 'forbidden') return unknown(failure);
      if (failure.code === 'rejected' || failure.code === 'locked' || failure.code === 'policy_denied')
        return { state: 'failed', failure };
    }
  }
  return unknown({ ...(lost ?? {}), code: 'unavailable', outcomeUnknown: true });
}

const removed = (): ItemEnd => ({ state: 'succeeded', endedAt: new Date().toISOString() });

/** Null once it is gone. */
async function read(
  arm: ArmConnection,
  { registry, connectionName }: RemovalTarget,
): Promise<Connection | null> {
  try {
    return await getConnection(arm, registry, connectionName);
  } catch (error) {
    if (classify(error, arm.correlationId).code === 'not_found') return null;
    throw error;
  }
}
