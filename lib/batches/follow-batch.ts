/** What the browser is told of a batch: at its start, and whenever it asks with its handle. */
import 'server-only';
import { openHandle, sealHandle } from '#lib/auth/operation-handle.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { batchProgress, isEnded } from './run-batch.ts';
import type { BatchAccepted, BatchProgress } from './shapes.ts';

/** What is sealed into the handle. */
type BatchTicket = { readonly batch: string };

/**
 * Fails with the reason when there is nothing to follow: the only item was refused, or nothing at all was
 * taken on because the user has to sign in again. @param account object id of the user.
 */
export async function acceptedBatch(
  batch: string,
  account: string,
  secret: string,
): Promise<Result<BatchAccepted>> {
  const items = batchProgress(batch, account) ?? [];
  const [first] = items;
  const refusals = items.filter(({ state }) => state === 'failed' || state === 'not_sent');
  if (first !== undefined && refusals.length === items.length) {
    const signIn = items.find(({ failure }) => failure?.code === 'sign_in_required')?.failure;
    const failure = signIn ?? (items.length === 1 ? first.failure : undefined);
    if (failure !== undefined) return fail(failure);
  }
  return ok({ handle: await sealHandle<BatchTicket>({ batch }, account, secret), items });
}

/** @returns null for a handle that is not ours, not this user's, altered, or too old. */
export async function followBatch(
  handle: string,
  account: string,
  secret: string,
): Promise<BatchProgress | null> {
  const ticket = await openHandle<BatchTicket>(handle, account, secret);
  if (ticket === null) return null;
  const items = batchProgress(ticket.batch, account);
  if (items === null) return { state: 'lost' };
  return { state: isEnded(items) ? 'ended' : 'running', items };
}
