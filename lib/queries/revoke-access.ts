'use client';
/** Taking a grant away, as an operation of this tab. It is sent once; a lost answer is settled by reading. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { revokeGrant } from '#lib/actions/revoke-grant.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { fail } from '#lib/errors/failure.ts';
import type { RegistryIdentities, RevokeIntent } from '#lib/identities/shapes.ts';
import type { RevokeOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import { failureOf } from './fetch-result.ts';
import { identitiesQuery } from './identities.ts';
import { identitiesKey, reachesKey } from './keys.ts';

const ASK_EVERY = 1_500;
/** How often the registry's assignments are read after an answer was lost. */
const MOST_CHECKS = 20;

export function useRevokeAccess() {
  const client = useQueryClient();
  const { account } = useAuth();
  /** @param shownName who loses it, and `role` which. @returns the operation's id, at once. */
  return useCallback(
    (intent: RevokeIntent, shownName: string, role: string): string => {
      const operation: RevokeOperation = {
        id: crypto.randomUUID(),
        kind: 'revoke',
        registry: intent.registry,
        intent,
        shownName,
        role,
        startedAt: new Date().toISOString(),
        phase: 'sending',
      };
      operationStore.add(operation);
      void send(client, account.oid, operation);
      return operation.id;
    },
    [client, account.oid],
  );
}

const update = (id: string, change: Partial<RevokeOperation>) =>
  operationStore.update<RevokeOperation>(id, change);

async function send(client: QueryClient, account: string, operation: RevokeOperation): Promise<void> {
  const { id, intent } = operation;
  const answered = await revokeGrant(intent).catch(() => fail({ code: 'unavailable', outcomeUnknown: true }));
  if (answered.ok) {
    await refresh(client, account, operation);
    return update(id, {
      phase: 'succeeded',
      outcome: answered.value,
      finishedAt: answered.value.readBackAt,
    });
  }
  const { failure } = answered;
  if (failure.code === 'unavailable' && failure.outcomeUnknown)
    return checkRevoke(client, account, operation);
  await refresh(client, account, operation);
  update(id, { phase: 'failed', failure, finishedAt: new Date().toISOString() });
}

/** The answer was lost, with the page or on its way: reads until the assignment is gone, or says that nobody knows. */
export async function checkRevoke(
  client: QueryClient,
  account: string,
  operation: RevokeOperation,
): Promise<void> {
  const { id, registry, intent } = operation;
  update(id, { phase: 'checking' });
  const isThere = ({ holders }: RegistryIdentities) =>
    holders.some(({ grants }) => grants.some(({ name }) => name === intent.assignmentName));
  for (let checks = 0; checks < MOST_CHECKS; checks += 1) {
    const read = await client
      .fetchQuery({ ...identitiesQuery(account, registry), staleTime: 0 })
      .catch(failureOf);
    if ('code' in read && read.code === 'sign_in_required') return;
    if (!('code' in read) && !isThere(read)) {
      await refresh(client, account, operation);
      return update(id, { phase: 'succeeded', finishedAt: read.readAt });
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  update(id, {
    phase: 'unknown',
    failure: { code: 'unavailable', outcomeUnknown: true },
    finishedAt: new Date().toISOString(),
  });
}

async function refresh(client: QueryClient, account: string, { registry }: RevokeOperation): Promise<void> {
  await Promise.all(
    [identitiesKey(account, registry), reachesKey(account, registry)].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
