'use client';
/** What the inbox has read, without asking Azure again. */
import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { ApprovalList, ApprovalRequest } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { ConnectionCounts } from '#lib/network-access/model.ts';
import { stillPending } from '#lib/operations/still-pending.ts';
import { approvalsKey } from '#lib/queries/keys.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { useGroups, useInboxView } from './use-inbox-view.ts';

const NONE: readonly ApprovalRequest[] = [];

/**
 * In the inbox's order, as far as its search and filters let through; undefined until the inbox has been read.
 */
export function useListedRequests(): readonly ApprovalRequest[] | undefined {
  const data = useList();
  const operations = useOperations();
  const groups = useGroups(data === undefined ? NONE : stillPending(data, operations), useInboxView());
  return data && groups.flatMap(({ requests }) => requests);
}

/** Connections of all registries that come from a subscription. */
export const useOriginCounts = (subscriptionId: string): ConnectionCounts | undefined =>
  useList()?.origins[subscriptionId.toLowerCase()];

/**
 * Only looks into the cache: a query made here, without data, would keep the one the server filled from being
 * used in the first paint.
 */
function useList(): ApprovalList | undefined {
  const { account } = useAuth();
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  );
  return useSyncExternalStore(
    subscribe,
    () => client.getQueryData<ApprovalList>(approvalsKey(account.oid)),
    () => undefined,
  );
}
