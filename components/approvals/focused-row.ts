'use client';
/**
 * Which row of the inbox has the focus. It runs ahead of the open request: the page follows a moment later,
 * and a key that is pressed in between means the row that is seen to be focused.
 */

/** @returns the row's address, or null while the focus is elsewhere. */
export function focusedRow(): string | null {
  const link = document.activeElement?.closest<HTMLAnchorElement>('[data-inbox-list] li a');
  return link?.getAttribute('href') ?? null;
}

/** True while the focus is on the row of another request. @param key as requestKey spells it. */
export function isFocusOnAnother(key: string): boolean {
  const row = focusedRow();
  return row !== null && (row.split('?')[0] ?? '').toLowerCase() !== key;
}
