'use client';
/**
 * The reason as typed, in this tab's sessionStorage: it survives a step-up sign-in, a reload and every error.
 * One per account and connection, and one for many together.
 */
import { useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { approvalPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

function load(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function store(key: string, reason: string): void {
  try {
    if (reason === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, reason);
  } catch {
    // Storage is full or forbidden: the reason then lives as long as the page.
  }
}

/** For a component that only the browser renders, and that is new for every connection. */
export const useReason = (registry: RegistryRef, connectionName: string) =>
  useStored(approvalPath(registry, connectionName).toLowerCase());

/** For many requests at once; in a component that only the browser renders. */
export const useBulkReason = (initial?: string) => useStored('bulk', initial);

function useStored(what: string, initial?: string) {
  const { account } = useAuth();
  const key = `acr.reason:${account.oid}:${what}`;
  const [reason, show] = useState(() => initial ?? load(key));
  const setReason = (next: string) => {
    show(next);
    store(key, next);
  };
  return [reason, setReason] as const;
}
