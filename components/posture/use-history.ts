'use client';
/** Looks at the posture, kept per user by this browser: what was kept before, and with this look. */
import { useEffect, useMemo, useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import type { Look } from '#lib/posture/look.ts';
import {
  formatHistory,
  type History,
  NO_HISTORY,
  parseHistory,
  recordLook,
  recordPending,
} from '#lib/posture/trend.ts';

const keyOf = (account: string) => `posture:${account}`;

/** A browser that keeps nothing shows no changes; that is all. */
function kept(account: string): History {
  try {
    return parseHistory(localStorage.getItem(keyOf(account)));
  } catch {
    return NO_HISTORY;
  }
}

function keep(account: string, history: History): void {
  try {
    localStorage.setItem(keyOf(account), formatHistory(history));
  } catch {
    // Full, or forbidden.
  }
}

/** @returns what was known when this page was opened; it does not change while the page stays. */
export function useEarlier(account: string): History {
  const hydrated = useHydrated();
  return useMemo(() => (hydrated ? kept(account) : NO_HISTORY), [hydrated, account]);
}

export type Seen = { readonly look: Look; readonly table: FleetTable };

/** @param seen null while the fleet is still being read. @returns null until a look was recorded. */
export function useRecorded(account: string, seen: Seen | null): History | null {
  const [history, setHistory] = useState<History | null>(null);
  useEffect(() => {
    if (seen === null) return;
    const { look, table } = seen;
    const looked = recordLook(kept(account), look);
    const next = recordPending(looked, table, look.at, look.scope === '');
    keep(account, next);
    setHistory(next);
  }, [account, seen]);
  return history;
}
