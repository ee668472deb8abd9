'use client';
/** Follows a batch of operations on connections to its end, and keeps every one's outcome. */
import type { QueryClient } from '@tanstack/react-query';
import type { BatchProgress, ItemProgress } from '#lib/batches/shapes.ts';
import type { ConnectionState } from '#lib/connections/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';
import { type ConnectionOperation, isFinished, type Operation } from '#lib/operations/operation.ts';
import { settleConnection } from '#lib/operations/settle-connection.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import {
  approvalKey,
  approvalsKey,
  decisionsKey,
  isApprovalAt,
  privateAccessKey,
  registriesKey,
  registryKey,
} from './keys.ts';
import { connectionStatePath, registryPath } from './paths.ts';

const ASK_EVERY = 1_500;
/** How long connections are read after their batch was lost, and how much longer for each of them. Milliseconds. */
const CHECK_FOR = 120_000;
const CHECK_MORE = 10_000;

const pause = () => new Promise((resolve) => setTimeout(resolve, ASK_EVERY));

const isOnConnection = (operation: Operation): operation is ConnectionOperation => 'batch' in operation;

const unfinished = (batch: string): readonly ConnectionOperation[] =>
  operationStore
    .all()
    .filter(isOnConnection)
    .filter((operation) => operation.batch === batch && !isFinished(operation));

/** Takes over what the server says of each. */
export function applyProgress(batch: string, items: readonly ItemProgress[]): void {
  const byName = new Map(items.map((item) => [item.connectionName.toLowerCase(), item]));
  operationStore.updateAll((known) => {
    if (!isOnConnection(known) || known.batch !== batch || isFinished(known)) return known;
    const item = byName.get(known.connectionName.toLowerCase());
    if (item === undefined) return known;
    const { state, endedAt, failure } = item;
    const phase = state === 'not_sent' ? 'failed' : state;
    if (phase === known.phase) return known;
    return {
      ...known,
      phase,
      ...(endedAt === undefined ? {} : { finishedAt: endedAt }),
      ...(failure === undefined ? {} : { failure }),
    };
  });
}

/** Asks until all have ended. A question that fails is asked again; it says nothing about the operations. */
export async function followBatch(
  client: QueryClient,
  account: string,
  batch: string,
  handle: string,
): Promise<void> {
  let open = unfinished(batch);
  const registries = registriesOf(open);
  while (open.length > 0) {
    const progress = await ask(handle);
    // Taken up again after signing in, when the page is loaded anew.
    if (progress === 'signed_out') return;
    if (progress === 'lost') return settleByReading(client, account, batch);
    if (progress !== 'no_answer') applyProgress(batch, progress);
    const left = unfinished(batch);
    // The open request shows its end at once; lists know it from the operations, and are read in the end.
    for (const { registry, connectionName } of open.filter(({ id }) => left.every((one) => one.id !== id)))
      void client.invalidateQueries({ queryKey: approvalKey(account, registry, connectionName) });
    open = left;
    if (open.length > 0) await pause();
  }
  await refresh(client, account, registries);
}

/** Each once. */
export const registriesOf = (operations: readonly ConnectionOperation[]): readonly RegistryRef[] => [
  ...new Map(operations.map(({ registry }) => [registryPath(registry).toLowerCase(), registry])).values(),
];

async function ask(handle: string): Promise<readonly ItemProgress[] | 'signed_out' | 'lost' | 'no_answer'> {
  try {
    const progress = await fetchResult<BatchProgress>('/api/batches', {
      headers: { [OPERATION_HANDLE_HEADER]: handle },
    });
    return progress.state === 'lost' ? 'lost' : progress.items;
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'sign_in_required') return 'signed_out';
    // A handle that is too old tells nothing any more.
    return code === 'not_found' ? 'lost' : 'no_answer';
  }
}

/** Nobody knows the batch: each connection is read until it shows what became of the operation. */
export async function settleByReading(client: QueryClient, account: string, batch: string): Promise<void> {
  const all = unfinished(batch);
  const registries = registriesOf(all);
  const waited = new Set(all.filter(({ phase }) => phase === 'waiting').map(({ id }) => id));
  for (const { id } of all) operationStore.update<ConnectionOperation>(id, { phase: 'checking' });
  const end = Date.now() + CHECK_FOR + CHECK_MORE * all.length;
  while (Date.now() < end) {
    for (const operation of unfinished(batch)) {
      const { registry, connectionName, id } = operation;
      const read = await fetchResult<ConnectionState>(
        `/api${connectionStatePath(registry, connectionName)}`,
      ).catch(failureOf);
      if ('code' in read) {
        if (read.code === 'sign_in_required') return;
        continue;
      }
      const phase = waited.has(id) ? 'waiting' : 'checking';
      const settled = settleConnection({ ...operation, phase }, read.connection);
      if (settled !== null)
        operationStore.update<ConnectionOperation>(id, { ...settled, finishedAt: read.readAt });
    }
    if (unfinished(batch).length === 0) break;
    await pause();
  }
  const failure: Failure = { code: 'unavailable', outcomeUnknown: true };
  const finishedAt = new Date().toISOString();
  for (const { id } of unfinished(batch))
    operationStore.update<ConnectionOperation>(id, { phase: 'unknown', failure, finishedAt });
  await refresh(client, account, registries);
}

/** What shows connections of these registries is read again. */
export async function refresh(
  client: QueryClient,
  account: string,
  registries: readonly RegistryRef[],
): Promise<void> {
  const isConcerned = registries.map((ref) => isApprovalAt(account, ref));
  const keys = [
    approvalsKey(account),
    registriesKey(account),
    decisionsKey(account),
    ...registries.flatMap((ref) => [registryKey(account, ref), privateAccessKey(account, ref)]),
  ];
  await Promise.all([
    ...keys.map((queryKey) => client.invalidateQueries({ queryKey })),
    client.invalidateQueries({
      predicate: ({ queryKey }) => isConcerned.some((belongs) => belongs(queryKey)),
    }),
  ]);
}
