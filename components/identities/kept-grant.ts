'use client';
/** Which grant's dialog is open in this tab: a reload or a sign-in in the middle opens it again. */
const KEY = 'acr.grant';

export const keptGrant = {
  /** @returns the operation's id. */
  read(): string | null {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write(operation: string): void {
    try {
      sessionStorage.setItem(KEY, operation);
    } catch {
      // Storage is full or forbidden: the operations panel still shows the grant.
    }
  },
  clear(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept either.
    }
  },
};
