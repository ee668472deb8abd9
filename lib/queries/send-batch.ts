'use client';
/** Sends a batch with one server action and has it followed. */
import type { QueryClient } from '@tanstack/react-query';
import type { BatchAccepted } from '#lib/batches/shapes.ts';
import { type Failure, fail, type Result } from '#lib/errors/failure.ts';
import { type ConnectionOperation, isFinished, type Operation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import { applyProgress, followBatch, refresh, registriesOf, settleByReading } from './batches.ts';

/**
 * @param operations as they are shown from now on, in the order in which they were chosen.
 * @returns null once Azure has taken on the first of them (they are followed), or why nothing was.
 */
export async function sendBatch(
  client: QueryClient,
  account: string,
  batch: string,
  operations: readonly ConnectionOperation[],
  send: () => Promise<Result<BatchAccepted>>,
): Promise<Failure | null> {
  operationStore.add(...operations);
  const accepted = await send().catch(() => fail({ code: 'unavailable', outcomeUnknown: true }));
  if (accepted.ok) {
    const { handle, items } = accepted.value;
    operationStore.updateAll((known) => (isOf(known, batch) ? { ...known, handle } : known));
    applyProgress(batch, items);
    void followBatch(client, account, batch, handle);
    return null;
  }
  const { failure } = accepted;
  if (failure.code === 'unavailable' && failure.outcomeUnknown) {
    void settleByReading(client, account, batch);
    return null;
  }
  const finishedAt = new Date().toISOString();
  operationStore.updateAll((known) =>
    isOf(known, batch) && !isFinished(known) ? { ...known, phase: 'failed', failure, finishedAt } : known,
  );
  await refresh(client, account, registriesOf(operations));
  return failure;
}

const isOf = (known: Operation, batch: string) => 'batch' in known && known.batch === batch;
