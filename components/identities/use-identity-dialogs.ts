'use client';
/** Which dialog of the identities page is open. A grant that was left in the middle opens again after a reload. */
import { useEffect, useState } from 'react';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';
import type { Holder } from '#lib/rights/holders.ts';
import { keptGrant } from './kept-grant.ts';

export type Shown =
  /** `choice`: what is already chosen. */
  | { readonly kind: 'grant'; readonly choice?: GrantChoice }
  | { readonly kind: 'revoke'; readonly holder: Holder; readonly assignmentName: string }
  | { readonly kind: 'connect'; readonly holder: Holder };

export type OpenDialog = (shown: Shown) => void;

export function useIdentityDialogs(registry: RegistryRef) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const choice = keptGrant.read(registry);
    if (choice !== null) setShown((now) => now ?? { kind: 'grant', choice });
  }, [registry]);
  return { shown, open: (next: Shown) => setShown(next), close: () => setShown(null) };
}
