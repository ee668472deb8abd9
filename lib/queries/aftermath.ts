'use client';
/** What the browser does about the aftermath of its saves: telling it, closing a notice, putting back. */
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { apply, diff } from '#lib/network-access/change.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { type AftermathNotice, aftermathNotices } from '#lib/operations/aftermath-notices.ts';
import type { SaveOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { registryKey } from './keys.ts';

/**
 * A registry as some page has read it, or undefined. Only looks: a query of its own, made before the page's
 * has been taken over from the server, would make that page begin without its data.
 */
export function useReadRegistry(ref: RegistryRef): RegistryDetail | undefined {
  const client = useQueryClient();
  const { account } = useAuth();
  const look = () => client.getQueryData<RegistryDetail>(registryKey(account.oid, ref));
  return useSyncExternalStore(
    (changed) => client.getQueryCache().subscribe(changed),
    look,
    () => undefined,
  );
}

export function closeAftermath({ operation: id, key }: AftermathNotice): void {
  const operation = operationStore.all().find((known) => known.id === id);
  if (operation?.kind !== 'public-access' || operation.aftermath === undefined) return;
  const { aftermath } = operation;
  const closed = [...(aftermath.closed ?? []), key];
  operationStore.update<SaveOperation>(id, { aftermath: { ...aftermath, closed } });
}

/** The one edit that puts right all that is told about a save; null for one that this tab does not know. */
export function findPutBack(id: string, current: PublicAccess): PublicAccessChange | null {
  const all = operationStore.all();
  const operation = all.find((known) => known.id === id);
  if (operation === undefined) return null;
  const wanted = aftermathNotices(operation, all, current).reduce(
    (state, notice) => (notice.kind === 'unsaid' ? state : apply(state, notice.change)),
    current,
  );
  return diff(current, wanted);
}
