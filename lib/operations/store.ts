'use client';
/** The operations of this tab. In sessionStorage, so that a reload in the middle of a write loses nothing. */
import type { Operation } from './operation.ts';

const KEY = 'acr.operations';
/** Older ones have been seen; the newest come first. A batch counts as one. */
const MOST = 20;
const NONE: readonly Operation[] = [];

let operations: readonly Operation[] | null = null;
const listeners = new Set<() => void>();

const sentAs = (operation: Operation) => ('batch' in operation ? operation.batch : operation.id);

function load(): readonly Operation[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as Operation[]) : NONE;
  } catch {
    return NONE;
  }
}

function replace(next: readonly Operation[]) {
  const sent = [...new Set(next.map(sentAs))];
  const kept = new Set(sent.slice(0, MOST));
  operations = next.filter((operation) => kept.has(sentAs(operation)));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(operations));
  } catch {
    // Storage is full or forbidden: the panel then forgets on reload, the write itself is unaffected.
  }
  for (const listener of listeners) listener();
}

export const operationStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  all(): readonly Operation[] {
    operations ??= load();
    return operations;
  },
  /** What the server renders, and the first client render with it. */
  none: (): readonly Operation[] => NONE,
  add(...added: readonly Operation[]) {
    replace([...added, ...operationStore.all()]);
  },
  update<T extends Operation>(id: string, change: Partial<T>) {
    replace(operationStore.all().map((known) => (known.id === id ? { ...known, ...change } : known)));
  },
  /** It goes on after it had ended: with neither an end nor a failure. */
  restart(id: string) {
    replace(
      operationStore.all().map((known) => {
        if (known.id !== id) return known;
        const { failure: _, finishedAt: __, ...rest } = known;
        return { ...rest, phase: 'sending' } as Operation;
      }),
    );
  },
  /** Several at once, with one notice to whoever shows them. */
  updateAll(change: (known: Operation) => Operation) {
    const before = operationStore.all();
    const after = before.map(change);
    if (after.some((operation, index) => operation !== before[index])) replace(after);
  },
  remove(id: string) {
    replace(operationStore.all().filter((known) => known.id !== id && sentAs(known) !== id));
  },
};
