'use server';
/** Approves or rejects one private endpoint connection, or many at once. */
import { decideConnections as decide } from '#lib/approvals/decide-connections.ts';
import type { DecisionBatch } from '#lib/approvals/shapes.ts';
import { acceptedBatch } from '#lib/batches/follow-batch.ts';
import type { BatchAccepted } from '#lib/batches/shapes.ts';
import { env } from '#lib/env.ts';
import type { Result } from '#lib/errors/failure.ts';
import { runAction } from './run-action.ts';
import { decisionBatch } from './schemas.ts';

export async function decideConnections(...args: [DecisionBatch]): Promise<Result<BatchAccepted>> {
  return runAction('decideConnections', args, decisionBatch, async ({ arm, session }, batch) => {
    await decide(arm, session.oid, batch);
    return acceptedBatch(batch.batch, session.oid, env().sessionSecret);
  });
}
