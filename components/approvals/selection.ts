'use client';
/**
 * Which requests are chosen for one decision together. In this tab's sessionStorage, so that a step-up
 * sign-in and a reload keep them. Keys are the requests' own addresses in lower case.
 */
import { useSyncExternalStore } from 'react';
import { range } from './selection-range.ts';

const KEY = 'acr.selection';
const NONE: readonly string[] = [];

let chosen: readonly string[] | null = null;
/** Where a range begins: what was chosen last by itself. */
let anchor: string | null = null;
const listeners = new Set<() => void>();

function load(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : NONE;
  } catch {
    return NONE;
  }
}

function replace(next: readonly string[]): void {
  chosen = next;
  try {
    if (next.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is full or forbidden: the selection then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function all(): readonly string[] {
  chosen ??= load();
  return chosen;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const selection = {
  toggle(key: string) {
    anchor = key;
    replace(all().includes(key) ? all().filter((other) => other !== key) : [...all(), key]);
  },
  /** Chooses everything from the last one chosen to this one. @param order what is shown, from top to bottom. */
  extendTo(key: string, order: readonly string[]) {
    const between = range(order, anchor ?? key, key);
    replace([...all(), ...between.filter((other) => !all().includes(other))]);
  },
  choose(keys: readonly string[]) {
    anchor = keys[0] ?? null;
    replace(keys);
  },
  clear() {
    anchor = null;
    replace(NONE);
  },
};

/** In the order in which they were chosen. None on the server and in the first client render. */
export const useSelection = (): readonly string[] => useSyncExternalStore(subscribe, all, () => NONE);
