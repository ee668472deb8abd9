'use client';
/** Which registries a bulk change was asked for: kept by the tab, since four hundred do not fit into a URL. */
import type { RegistryRef } from '#lib/registries/shapes.ts';

export type BulkSelection = {
  readonly refs: readonly RegistryRef[];
  /** The address or range that found them, offered as the one to remove or to replace; null for ticked rows. */
  readonly address: string | null;
};

const KEY = 'bulk-selection';

/** Where the bulk change of the kept selection is drafted and reviewed. */
export const BULK_PATH = '/registries/bulk';

/** @param account the signed-in user's object id: another one who signs in on this tab does not find it. */
export function keepBulkSelection(account: string, selection: BulkSelection): void {
  sessionStorage.setItem(KEY, JSON.stringify({ account, selection }));
}

/** null when there is none, or it is not this user's. Its references are validated again wherever they are used. */
export function keptBulkSelection(account: string): BulkSelection | null {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  const kept = JSON.parse(text) as { readonly account: string; readonly selection: BulkSelection };
  return kept.account === account ? kept.selection : null;
}
