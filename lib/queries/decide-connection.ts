'use client';
/** Deciding on a connection: sends the intent, then follows Azure's operation to its end. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { decideConnection } from '#lib/actions/decide-connection.ts';
import type { ApprovalDetail, DecisionIntent, DecisionProgress } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { type Failure, fail } from '#lib/errors/failure.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { followHandle } from './follow-handle.ts';
import { approvalKey, approvalsKey, registriesKey, registryKey } from './keys.ts';
import { approvalPath } from './paths.ts';

const ASK_EVERY = 1_500;
/** How long a connection is read after the answer to a decision was lost. Milliseconds. */
const CHECK_FOR = 120_000;

const update = (id: string, change: Partial<DecisionOperation>) =>
  operationStore.update<DecisionOperation>(id, change);

export function useDecideConnection() {
  const client = useQueryClient();
  const { account } = useAuth();
  /**
   * @param shownName what to call the connection while it is followed.
   * @returns null once Azure has accepted (the operations panel follows it), or why it did not. */
  return useCallback(
    async (intent: DecisionIntent, shownName: string): Promise<Failure | null> => {
      const id = crypto.randomUUID();
      const { registry, connectionName, decision } = intent;
      const startedAt = new Date().toISOString();
      operationStore.add({
        id,
        kind: 'decision',
        registry,
        connectionName,
        shownName,
        decision,
        startedAt,
        phase: 'sending',
      });
      const accepted = await decideConnection(intent).catch(() =>
        fail({ code: 'unavailable', outcomeUnknown: true }),
      );
      if (!accepted.ok) {
        const { failure } = accepted;
        if (failure.code === 'unavailable' && failure.outcomeUnknown) {
          void checkDecision(client, account.oid, { id, registry, connectionName, decision });
          return null;
        }
        update(id, { phase: 'failed', failure, finishedAt: new Date().toISOString() });
        await refresh(client, account.oid, registry, connectionName);
        return failure;
      }
      update(id, { phase: 'updating', handle: accepted.value.handle });
      void followDecision(client, account.oid, id, accepted.value.handle, registry, connectionName);
      return null;
    },
    [client, account.oid],
  );
}

/** Follows the decision to its end. */
export async function followDecision(
  client: QueryClient,
  account: string,
  id: string,
  handle: string,
  registry: RegistryRef,
  connectionName: string,
): Promise<void> {
  const progress = await followHandle<DecisionProgress>(handle);
  if (progress === 'signed_out') return;
  if (progress === null)
    return update(id, { phase: 'unknown', failure: { code: 'unavailable', outcomeUnknown: true } });
  if (progress.state === 'succeeded') update(id, { phase: 'succeeded', finishedAt: progress.readBackAt });
  else update(id, { phase: 'failed', failure: progress.failure, finishedAt: new Date().toISOString() });
  return refresh(client, account, registry, connectionName);
}

type Unsettled = Pick<DecisionOperation, 'id' | 'registry' | 'connectionName' | 'decision'>;

/** The answer was lost: reads the connection until it shows the decision, or says that nobody knows. */
export async function checkDecision(
  client: QueryClient,
  account: string,
  operation: Unsettled,
): Promise<void> {
  const { id, registry, connectionName, decision } = operation;
  update(id, { phase: 'checking' });
  const wanted = decision === 'approve' ? 'approved' : 'rejected';
  const end = Date.now() + CHECK_FOR;
  while (Date.now() < end) {
    const seen = await fetchResult<ApprovalDetail>(`/api${approvalPath(registry, connectionName)}`).catch(
      failureOf,
    );
    if ('code' in seen && seen.code === 'sign_in_required') return;
    if ('request' in seen && seen.request.connection.status.toLowerCase() === wanted) {
      update(id, { phase: 'succeeded', finishedAt: seen.readAt });
      return refresh(client, account, registry, connectionName);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  const failure = { code: 'unavailable', outcomeUnknown: true } as const;
  update(id, { phase: 'unknown', failure, finishedAt: new Date().toISOString() });
}

async function refresh(client: QueryClient, account: string, registry: RegistryRef, connectionName: string) {
  const keys = [
    approvalsKey(account),
    registriesKey(account),
    registryKey(account, registry),
    approvalKey(account, registry, connectionName),
  ];
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
