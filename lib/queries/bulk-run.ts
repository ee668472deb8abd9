'use client';
/** Starting, following and steering a bulk run from this tab. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { startBulkRun } from '#lib/actions/start-bulk-run.ts';
import { steerBulkRun } from '#lib/actions/steer-bulk-run.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { BulkIntent } from '#lib/bulk-change/intent.ts';
import { isMoving, summariseRun } from '#lib/bulk-change/run-summary.ts';
import { madeBy } from '#lib/bulk-change/undo.ts';
import type { RunCommand, RunItem, RunProgress, RunRequest, RunStatus } from '#lib/bulk-run/shapes.ts';
import { type Failure, fail, type Result } from '#lib/errors/failure.ts';
import { isSatisfied } from '#lib/network-access/change.ts';
import { bulkRunStore, type KeptRun } from '#lib/operations/bulk-run-store.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';
import type { BulkOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import { readStates, stateKey } from './bulk-states.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { fleetHistoryKey, historyKey, registriesKey, registryKey } from './keys.ts';

/** While something moves, and while somebody's word is waited for. Milliseconds. */
const ASK_EVERY = 700;
const ASK_SELDOM = 4_000;

export function useBulkRun(id: string | null): KeptRun | null {
  const { account } = useAuth();
  return useSyncExternalStore(
    bulkRunStore.subscribe,
    () => bulkRunStore.find(account.oid, id),
    () => null,
  );
}

export function useRunBulk() {
  const client = useQueryClient();
  const { account } = useAuth();
  const start = useCallback(
    async (
      request: RunRequest,
      what: KeptRun['what'],
      intent: BulkIntent | null,
    ): Promise<Failure | null> => {
      const { run: id, tasks } = request;
      const [first] = tasks;
      if (first === undefined) return null;
      const startedAt = new Date().toISOString();
      bulkRunStore.add({
        id,
        account: account.oid,
        request,
        what,
        intent,
        handle: null,
        version: 0,
        status: { phase: 'canary', inFlight: 0, throttled: 0, startedAt },
        items: tasks.map(({ registry }, index) => ({ index, registry, state: 'waiting' })),
        isLost: false,
        isSignedOut: false,
        leftSession: null,
      });
      const counts = { total: tasks.length, done: 0, bad: 0, open: tasks.length };
      operationStore.add({
        id,
        kind: 'bulk-change',
        registry: first.registry,
        what,
        startedAt,
        phase: 'sending',
        step: 'canary',
        ...counts,
      });
      const accepted = await startBulkRun(request).catch(() =>
        fail({ code: 'unavailable', outcomeUnknown: true }),
      );
      if (!accepted.ok) {
        const { failure } = accepted;
        if (failure.code === 'unavailable' && failure.outcomeUnknown) await settleByReading(id, account.oid);
        else operationStore.remove(id);
        return failure;
      }
      bulkRunStore.update(id, { handle: accepted.value.handle });
      take(id, account.oid, accepted.value.progress);
      void followRun(client, account.oid, id);
      return null;
    },
    [client, account.oid],
  );
  const steer = useCallback(
    async (id: string, command: RunCommand): Promise<Failure | null> => {
      const handle = bulkRunStore.find(account.oid, id)?.handle;
      if (handle == null) return { code: 'not_found' };
      if (command === 'retry' || command === 'resume') operationStore.restart(id);
      const steered: Result<RunProgress> = await steerBulkRun({ handle, command }).catch(() =>
        fail({ code: 'unavailable' }),
      );
      if (!steered.ok) return steered.failure;
      bulkRunStore.update(id, { leftSession: null });
      take(id, account.oid, steered.value);
      void followRun(client, account.oid, id);
      return null;
    },
    [client, account.oid],
  );
  return { start, steer };
}

/** Runs that this document follows: never two followers of one. */
const followed = new Set<string>();

/** Asks until it has come to its end. A question that fails is asked again; it says nothing about the run. */
export async function followRun(client: QueryClient, account: string, id: string): Promise<void> {
  const known = bulkRunStore.find(account, id);
  if (followed.has(id) || known === null || known.isLost || isOver(known.status)) return;
  followed.add(id);
  try {
    for (;;) {
      const run = bulkRunStore.find(account, id);
      if (run === null || run.isLost || isOver(run.status)) break;
      await new Promise((resolve) => setTimeout(resolve, isMoving(run.status) ? ASK_EVERY : ASK_SELDOM));
      const handle = bulkRunStore.find(account, id)?.handle ?? null;
      const answer = handle === null ? 'lost' : await ask(account, id, handle);
      if (answer === 'signed_out') return bulkRunStore.update(id, { isSignedOut: true });
      if (answer === 'lost') await settleByReading(id, account);
    }
  } finally {
    followed.delete(id);
    await refresh(client, account, id);
  }
}

const isOver = (status: RunStatus) =>
  (status.phase === 'ended' || status.phase === 'stopped') && status.inFlight === 0;

async function ask(account: string, id: string, handle: string): Promise<'told' | 'lost' | 'signed_out'> {
  const since = bulkRunStore.find(account, id)?.version ?? 0;
  try {
    const progress = await fetchResult<RunProgress>(`/api/bulk/run?since=${since}`, {
      headers: { [OPERATION_HANDLE_HEADER]: handle },
    });
    if (progress.state === 'lost') return 'lost';
    take(id, account, progress);
    return 'told';
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'sign_in_required') return 'signed_out';
    // A handle that is too old tells nothing any more.
    return code === 'not_found' ? 'lost' : 'told';
  }
}

/** Takes over what the server says. */
function take(id: string, account: string, progress: RunProgress): void {
  const run = bulkRunStore.find(account, id);
  if (run === null || progress.state === 'lost') return;
  const { items: news, status, version } = progress;
  if (version < run.version) return;
  const items = [...run.items];
  for (const item of news) items[item.index] = item;
  bulkRunStore.update(id, { items, status, version, isSignedOut: false });
  tellPanel(id, items, status);
}

function tellPanel(id: string, items: readonly RunItem[], status: RunStatus): void {
  const { total, done, bad, open } = summariseRun(items);
  const isEnded = isOver(status);
  operationStore.update<BulkOperation>(id, {
    total,
    done,
    bad,
    open,
    step: status.phase,
    phase: isEnded ? (bad + open === 0 ? 'succeeded' : 'failed') : 'updating',
    ...(isEnded ? { finishedAt: status.endedAt ?? new Date().toISOString() } : {}),
  });
}

/** Nobody knows the run any more: each registry without an outcome is read and compared with what it was to become. */
async function settleByReading(id: string, account: string): Promise<void> {
  const run = bulkRunStore.find(account, id);
  if (run === null) return;
  const open = run.items.filter(({ state }) => !['done', 'nothing', 'refused'].includes(state));
  const read = await readStates(
    open.map(({ registry }) => registry),
    new AbortController().signal,
  );
  const items = run.items.map((item): RunItem => {
    if (!open.includes(item)) return item;
    const { index, registry } = item;
    const task = run.request.tasks[index];
    const line = read.lines.get(stateKey(registry));
    if (task === undefined || line === undefined || !('state' in line))
      return { index, registry, state: 'unknown', failure: { code: 'unavailable', outcomeUnknown: true } };
    const { access } = line.state;
    const endedAt = line.readAt;
    return isSatisfied(task.change, access)
      ? { index, registry, state: 'done', endedAt, ...madeBy(task.change, task.base, access) }
      : { index, registry, state: 'waiting' };
  });
  const status: RunStatus = {
    ...run.status,
    phase: 'stopped',
    inFlight: 0,
    endedAt: new Date().toISOString(),
  };
  bulkRunStore.update(id, { items, status, isLost: true });
  tellPanel(id, items, status);
}

async function refresh(client: QueryClient, account: string, id: string): Promise<void> {
  const items = bulkRunStore.find(account, id)?.items ?? [];
  const changed = items.filter(({ state }) => state === 'done');
  await Promise.all([
    client.invalidateQueries({ queryKey: registriesKey(account) }),
    client.invalidateQueries({ queryKey: fleetHistoryKey(account) }),
    ...changed.map(({ registry }) => client.invalidateQueries({ queryKey: historyKey(account, registry) })),
    ...changed.map(({ registry }) => client.invalidateQueries({ queryKey: registryKey(account, registry) })),
  ]);
}
