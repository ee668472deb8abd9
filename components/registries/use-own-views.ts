'use client';
/** Somebody's own views: names and addresses, kept by the browser for each account. */
import { useSyncExternalStore } from 'react';

type OwnView = { readonly name: string; readonly address: string };

const keyOf = (account: string) => `fleet-views:${account}`;
const NONE: readonly OwnView[] = [];
const CHANGED = 'fleet-views-changed';

/** The last text that was read, so that the same views are the same array. */
let known: { readonly text: string; readonly views: readonly OwnView[] } = { text: '', views: NONE };

function read(account: string): readonly OwnView[] {
  const text = localStorage.getItem(keyOf(account)) ?? '';
  if (text !== known.text) known = { text, views: parse(text) };
  return known.views;
}

/** What somebody else wrote there is no view. */
function parse(text: string): readonly OwnView[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isView) : NONE;
  } catch {
    return NONE;
  }
}

const isView = (value: unknown): value is OwnView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'address' in value &&
  typeof value.name === 'string' &&
  typeof value.address === 'string' &&
  (value.address === '' || value.address.startsWith('?'));

function subscribe(notify: () => void) {
  // Other tabs say so themselves, this one does it by an event of its own.
  window.addEventListener('storage', notify);
  window.addEventListener(CHANGED, notify);
  return () => {
    window.removeEventListener('storage', notify);
    window.removeEventListener(CHANGED, notify);
  };
}

export function useOwnViews(account: string) {
  const views = useSyncExternalStore(
    subscribe,
    () => read(account),
    () => NONE,
  );
  const write = (next: readonly OwnView[]) => {
    localStorage.setItem(keyOf(account), JSON.stringify(next));
    window.dispatchEvent(new Event(CHANGED));
  };
  return {
    views,
    /** A view of the same name is replaced, where it stands. */
    save: (view: OwnView) =>
      write(
        views.some(({ name }) => name === view.name)
          ? views.map((other) => (other.name === view.name ? view : other))
          : [...views, view],
      ),
    remove: (name: string) => write(views.filter((view) => view.name !== name)),
  };
}
