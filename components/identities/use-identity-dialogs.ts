'use client';
/**
 * Which dialog of the identities page is open. `?grant=…` opens the grant of whoever an explanation named, once;
 * a grant that is under way opens again after a reload.
 */
import { useQueryState } from 'nuqs';
import { useEffect, useEffectEvent, useState } from 'react';
import { useOperations } from '#lib/queries/operations.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { parseGrantParam } from '#lib/rights/grant-param.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';
import type { Holder } from '#lib/rights/holders.ts';
import { keptGrant } from './kept-grant.ts';

export type Shown =
  /** `choice`: what is already chosen. `taken`: id of what is already under way. */
  | { readonly kind: 'grant'; readonly choice?: GrantChoice; readonly taken?: string }
  | { readonly kind: 'revoke'; readonly holder: Holder; readonly assignmentName: string }
  | { readonly kind: 'connect'; readonly holder: Holder };

export type OpenDialog = (shown: Shown) => void;

/** @param mayGrant false where the right is missing: then no link opens a dialog either. */
export function useIdentityDialogs(registry: RegistryRef, mayGrant: boolean) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [asked, setAsked] = useQueryState('grant');
  const path = registryPath(registry).toLowerCase();
  const kept = useOperations().find(
    ({ kind, id, registry: at }) =>
      kind === 'grant' && id === keptGrant.read() && registryPath(at).toLowerCase() === path,
  )?.id;
  useEffect(() => {
    if (kept !== undefined) setShown((now) => now ?? { kind: 'grant', taken: kept });
  }, [kept]);
  const take = useEffectEvent((text: string) => {
    void setAsked(null);
    const target = parseGrantParam(text);
    if (target !== null && mayGrant)
      setShown({ kind: 'grant', choice: { target, level: 'pull', scope: 'registry' } });
  });
  useEffect(() => {
    if (asked !== null) take(asked);
  }, [asked]);
  return { shown, open: (next: Shown) => setShown(next), close: () => setShown(null) };
}
