'use client';
/** The draft of one registry: read from the store, kept on top of what Azure holds now. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { publicPart } from '#lib/network-access/change.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { type Draft, isSame, newDraft, rebase } from './draft.ts';
import { draftKey, draftStore } from './draft-store.ts';

export type EditDraft = (edit: (draft: Draft) => Draft) => void;

/**
 * @param frozen while a review shows the draft: what was reviewed must be what is sent.
 * @returns the draft (an empty one if nothing was edited) and the way to change it.
 */
export function useDraft(data: RegistryDetail, frozen: boolean): { draft: Draft; edit: EditDraft } {
  const { account } = useAuth();
  const key = draftKey(account.oid, data.ref);
  const stored = useSyncExternalStore(
    draftStore.subscribe,
    () => draftStore.get(key),
    () => null,
  );
  const current = useMemo(() => publicPart(data.access), [data.access]);
  const fresh = useMemo(() => newDraft(current, data.readAt), [current, data.readAt]);

  useEffect(() => {
    if (stored === null || frozen || isSame(stored.base, current)) return;
    draftStore.set(key, rebase(stored, current, data.readAt));
  }, [stored, frozen, current, data.readAt, key]);

  const edit = useCallback<EditDraft>(
    (change) => draftStore.set(key, change(draftStore.get(key) ?? fresh)),
    [key, fresh],
  );
  return { draft: stored ?? fresh, edit };
}
