'use client';
/** What the inbox has read, without asking Azure again. */
import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { ApprovalList, ApprovalRequest } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Operation } from '#lib/operations/operation.ts';
import { approvalsKey } from '#lib/queries/keys.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { isDoneSince, newestDecision } from './decisions.ts';
import { groupRequests } from './request-groups.ts';

/** A request leaves the list when Azure has shown the decision, not when the list is read again. */
export const stillPending = (list: ApprovalList, operations: readonly Operation[]) =>
  list.requests.filter(({ registry, connection }) => {
    const operation = newestDecision(operations, { registry, connectionName: connection.name });
    return !isDoneSince(operation, list.readAt);
  });

/**
 * In the inbox's order; undefined until the inbox has been read. Only looks into the cache: a query made here,
 * without data, would keep the one the server filled from being used in the first paint.
 */
export function useListedRequests(): readonly ApprovalRequest[] | undefined {
  const { account } = useAuth();
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  );
  const data = useSyncExternalStore(
    subscribe,
    () => client.getQueryData<ApprovalList>(approvalsKey(account.oid)),
    () => undefined,
  );
  const operations = useOperations();
  return data && groupRequests(stillPending(data, operations)).flatMap(({ requests }) => requests);
}
