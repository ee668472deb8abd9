'use client';
/**
 * Unsaved edits, in this tab's sessionStorage: they survive a reload, a step-up sign-in and every error,
 * until they are saved or discarded. One per account and registry.
 */
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type Draft, isBlank } from './draft.ts';

const known = new Map<string, Draft | null>();
const listeners = new Set<() => void>();

export const draftKey = (account: string, ref: RegistryRef) =>
  `acr.draft:${account}:${registryPath(ref).toLowerCase()}`;

function load(key: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Storage can hold what an older version of this console wrote. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { base, change, pasted, readAt } = value as Partial<Draft>;
  return (
    Array.isArray(base?.ipRules) &&
    Array.isArray(change?.addIpRules) &&
    Array.isArray(change.removeIpRules) &&
    Array.isArray(change.addSubnetRules) &&
    typeof base?.bypass === 'string' &&
    typeof pasted === 'string' &&
    typeof readAt === 'string'
  );
}

export const draftStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get(key: string): Draft | null {
    let draft = known.get(key);
    if (draft === undefined) {
      draft = load(key);
      known.set(key, draft);
    }
    return draft;
  },
  /** A draft that holds nothing is forgotten. */
  set(key: string, draft: Draft | null) {
    const kept = draft === null || isBlank(draft) ? null : draft;
    known.set(key, kept);
    try {
      if (kept === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Storage is full or forbidden: the draft then lives as long as the page.
    }
    for (const listener of listeners) listener();
  },
};
