'use client';
/** Whether this browser shows new requests as notifications: off until the user turns it on with a button. */
import { useSyncExternalStore } from 'react';

const KEY = 'acr.notify';

let isOn: boolean | null = null;
const listeners = new Set<() => void>();

/** What the user chose, and the browser still allows. */
export function isNotifying(): boolean {
  try {
    isOn ??= localStorage.getItem(KEY) === 'on';
  } catch {
    isOn ??= false;
  }
  return isOn && canNotify() && Notification.permission === 'granted';
}

export const canNotify = (): boolean => typeof Notification !== 'undefined';

/** Asks the browser for permission when it has to. @returns whether notifications are on now. */
export async function setNotifying(on: boolean): Promise<boolean> {
  const isAllowed = on && canNotify() && (await Notification.requestPermission()) === 'granted';
  isOn = isAllowed;
  try {
    if (isAllowed) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is forbidden: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
  return isAllowed;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useNotifying = (): boolean => useSyncExternalStore(subscribe, isNotifying, () => false);
