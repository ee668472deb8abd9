/** What a field held just before a write, and who had brought it. */
import type { LoggedWrite } from './logged-writes.ts';
import type { PublicAccess } from './model.ts';
import type { Step } from './save-steps.ts';

export type Held<F extends keyof PublicAccess> = {
  readonly value: PublicAccess[F];
  /** Null: it was so when we read, before all writes that are known. */
  readonly by: number | null;
};

/** One value, or several while some writes may not have been carried out; the likeliest first. */
export function heldBefore<F extends keyof PublicAccess>(
  field: F,
  earlier: readonly Step[],
  before: PublicAccess,
): readonly Held<F>[] {
  const held: Held<F>[] = [];
  for (const [by, { write }] of [...earlier.entries()].reverse()) {
    const value = write.sets.values[field];
    if (value === undefined) continue;
    held.push({ value: value as PublicAccess[F], by });
    if (write.outcome === 'applied') return held;
  }
  return [...held, { value: before[field], by: null }];
}

/**
 * Who brought what held at the end: the first foreign write of the last unbroken run of writes that show it.
 * @param shows null for a write that says nothing about it.
 */
export function bringer(
  steps: readonly Step[],
  shows: (write: LoggedWrite) => boolean | null,
): LoggedWrite | null {
  let found: LoggedWrite | null = null;
  for (const { write, isOurs } of steps.toReversed()) {
    const isShown = shows(write);
    if (isShown === false) break;
    if (isShown && !isOurs) found = write;
  }
  return found;
}
