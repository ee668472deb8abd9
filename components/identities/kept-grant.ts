'use client';
/** The grant that is under way in this tab: a reload or a sign-in in the middle takes it up again. */
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';

const KEY = 'acr.grant';

type Kept = { readonly registry: string; readonly choice: GrantChoice };

export const keptGrant = {
  /** What was stored is only ever sent to our own server, which checks it like anything else. */
  read(ref: RegistryRef): GrantChoice | null {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
      return kept?.registry === registryPath(ref).toLowerCase() ? kept.choice : null;
    } catch {
      return null;
    }
  },
  write(ref: RegistryRef, choice: GrantChoice): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ registry: registryPath(ref).toLowerCase(), choice }));
    } catch {
      // Storage is full or forbidden: it then has to be chosen again, and what is done is seen to be done.
    }
  },
  clear(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept either.
    }
  },
};
