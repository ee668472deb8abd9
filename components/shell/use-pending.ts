'use client';
/**
 * How many requests wait, from what other parts of the page have read. It only looks into the cache: an
 * observer of its own would be there before the page hydrates its data, and get in the way.
 */
import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { ApprovalList } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { stillPending } from '#lib/operations/still-pending.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { FleetReading } from '#lib/queries/fleet.ts';
import { approvalsKey, registriesKey } from '#lib/queries/keys.ts';

export function usePending(): number {
  const { account } = useAuth();
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = [
        client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
        operationStore.subscribe(changed),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [client],
  );
  const count = () => {
    const approvals = client.getQueryState<ApprovalList>(approvalsKey(account.oid));
    const registries = client.getQueryState<FleetReading>(registriesKey(account.oid));
    // Whichever was read last knows best.
    return approvals?.data && approvals.dataUpdatedAt >= (registries?.dataUpdatedAt ?? 0)
      ? stillPending(approvals.data, operationStore.all()).length
      : (registries?.data?.table.pending.reduce((sum, count) => sum + count, 0) ?? 0);
  };
  return useSyncExternalStore(subscribe, count, () => 0);
}
