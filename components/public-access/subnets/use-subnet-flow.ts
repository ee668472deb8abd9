'use client';
/**
 * Which dialog about subnets is open, and what was chosen in it. In this tab's sessionStorage, so that a
 * reload or a sign-in in the middle loses nothing.
 */
import { useCallback, useEffect, useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

/** What is chosen in “Add subnets”; `networkId` is empty for all virtual networks. */
export type Choice = {
  readonly subscriptionId: string;
  readonly networkId: string;
  /** Ids of subnets, of any subscription. */
  readonly chosen: readonly string[];
};

/** A step that sends something to Azure, each confirmed by itself. */
export type Step =
  | { readonly kind: 'add' | 'remove'; readonly subnetId: string }
  | { readonly kind: 'register'; readonly subscriptionId: string; readonly name: string };

type Stored = {
  readonly choice: Choice | null;
  /** Stands over the choice; going back from it leads there. */
  readonly step: Step | null;
  /** The session's end before leaving for a sign-in. */
  readonly leftAt: number | null;
  /** Subnets whose left-over service endpoint is to stay. */
  readonly kept: readonly string[];
};

const NOTHING: Stored = { choice: null, step: null, leftAt: null, kept: [] };

function load(key: string): Stored {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isStored(stored) ? stored : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Storage can hold what an older version of this console wrote. */
function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { choice, step, leftAt, kept } = value as Partial<Stored>;
  return choice !== undefined && step !== undefined && leftAt !== undefined && Array.isArray(kept);
}

function keep(key: string, stored: Stored): void {
  try {
    if (stored === NOTHING) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // Storage is full or forbidden: the choice then lives as long as the page.
  }
}

/** How the way to the identity provider and back went; null when nobody went there. */
export type Returned = 'confirmed' | 'not_confirmed' | null;

export function useSubnetFlow({ ref }: Pick<RegistryDetail, 'ref'>) {
  const { account, stepUp, signInAgain } = useAuth();
  const key = `acr.subnets:${account.oid}:${registryPath(ref).toLowerCase()}`;
  const [stored, setStored] = useState(() => load(key));
  const [returned, setReturned] = useState<Returned>(() => {
    if (stored.leftAt === null) return null;
    // A new session has another end; without one the user turned back.
    return stored.leftAt === account.expiresAt ? 'not_confirmed' : 'confirmed';
  });
  useEffect(() => keep(key, { ...stored, leftAt: null }), [key, stored]);

  const change = useCallback((part: Partial<Stored>) => {
    setReturned(null);
    setStored((known) => ({ ...known, ...part, leftAt: null }));
  }, []);

  return {
    choice: stored.choice,
    step: stored.step,
    kept: stored.kept,
    returned,
    choose: (choice: Choice | null) => change({ choice, step: null }),
    go: (step: Step | null) => change({ step }),
    keepEndpoint: (id: string) => change({ kept: [...stored.kept, id] }),
    /** To the identity provider: for a second factor where Azure gave claims, else to sign in again. */
    async leave(claims: string | undefined) {
      keep(key, { ...stored, leftAt: account.expiresAt });
      await (claims === undefined ? signInAgain() : stepUp(claims));
    },
  };
}

export type SubnetFlow = ReturnType<typeof useSubnetFlow>;
