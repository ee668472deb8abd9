'use server';
/** Removes private endpoint connections from their registries. */
import { acceptedBatch } from '#lib/batches/follow-batch.ts';
import type { BatchAccepted } from '#lib/batches/shapes.ts';
import { removeConnections as remove } from '#lib/connections/remove-connections.ts';
import type { RemovalBatch } from '#lib/connections/shapes.ts';
import { env } from '#lib/env.ts';
import type { Result } from '#lib/errors/failure.ts';
import { runAction } from './run-action.ts';
import { removalBatch } from './schemas.ts';

export async function removeConnections(...args: [RemovalBatch]): Promise<Result<BatchAccepted>> {
  return runAction('removeConnections', args, removalBatch, async ({ arm, session }, batch) => {
    await remove(arm, session.oid, batch);
    return acceptedBatch(batch.batch, session.oid, env().sessionSecret);
  });
}
