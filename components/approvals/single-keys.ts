'use client';
/**
 * Shortcuts of one letter. They never act inside a field, a menu or a dialog, nor with a modifier, and can be
 * turned off: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { letterOf } from './letter-of.ts';

const KEY = 'acr.single-keys';
const OFF = 'off';
/** Where a letter is text, or chooses something. A box that was just ticked takes no letters. */
const ELSEWHERE =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], [role="menu"], [popover], dialog';

let isOn: boolean | null = null;
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    isOn ??= localStorage.getItem(KEY) !== OFF;
  } catch {
    isOn ??= true;
  }
  return isOn;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSingleKeys(on: boolean): void {
  isOn = on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // Storage is forbidden: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export const useSingleKeysOn = (): boolean => useSyncExternalStore(subscribe, read, () => true);

/** @param actions by lower-case letter; what is absent stays with the browser. */
export function useSingleKeys(actions: Readonly<Record<string, () => void>>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const letter = letterOf(event);
    const action = letter === null ? undefined : actions[letter];
    if (action === undefined || event.defaultPrevented || !read()) return;
    if (event.target instanceof Element && event.target.closest(ELSEWHERE) !== null) return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
