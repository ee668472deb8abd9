'use client';
/** How many requests wait, as far as anybody has read it: filled after the first paint by what watches them. */
import { useSyncExternalStore } from 'react';

let pending = 0;
const listeners = new Set<() => void>();

export function setPendingCount(count: number): void {
  if (count === pending) return;
  pending = count;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Zero on the server, and until something was read. */
export const usePendingCount = (): number =>
  useSyncExternalStore(
    subscribe,
    () => pending,
    () => 0,
  );
