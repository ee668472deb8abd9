'use client';
/**
 * Bulk runs of this tab: what was asked for, and what is known of each registry. In sessionStorage, so that a
 * reload, or a way to the identity provider and back, loses nothing.
 */
import type { BulkIntent } from '#lib/bulk-change/intent.ts';
import type { RunItem, RunRequest, RunStatus } from '#lib/bulk-run/shapes.ts';

export type KeptRun = {
  readonly id: string;
  /** Object id of the user. */
  readonly account: string;
  readonly request: RunRequest;
  /** `undo`: takes another run back. */
  readonly what: 'change' | 'undo';
  /** What all of them were to become; null where it is not known. */
  readonly intent: BulkIntent | null;
  /** Encrypted by the server; null before it has answered. */
  readonly handle: string | null;
  readonly version: number;
  readonly status: RunStatus;
  readonly items: readonly RunItem[];
  /** The server knows it no more: what is said comes from reading the registries. */
  readonly isLost: boolean;
  /** Its state could not be asked for any more, because the sign-in had run out. */
  readonly isSignedOut: boolean;
  /** End of the session that the user left for signing in again; null while they have not. */
  readonly leftSession: number | null;
};

const KEY = 'acr.bulk-runs';
/** The newest are kept. */
const MOST = 3;

let runs: readonly KeptRun[] | null = null;
const listeners = new Set<() => void>();

function load(): readonly KeptRun[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as KeptRun[]) : [];
  } catch {
    return [];
  }
}

function replace(next: readonly KeptRun[]) {
  runs = next.slice(0, MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(runs));
  } catch {
    // Storage is full or forbidden: a reload then forgets the page, the run itself goes on.
  }
  for (const listener of listeners) listener();
}

export const bulkRunStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  find(account: string, id: string | null): KeptRun | null {
    runs ??= load();
    return runs.find((run) => run.id === id && run.account === account) ?? null;
  },
  add(run: KeptRun) {
    runs ??= load();
    replace([run, ...runs.filter(({ id }) => id !== run.id)]);
  },
  update(id: string, change: Partial<KeptRun>) {
    runs ??= load();
    replace(runs.map((run) => (run.id === id ? { ...run, ...change } : run)));
  },
};
