/**
 * After a save: who else wrote meanwhile, what of theirs our write undid, and whether ours is gone since.
 * ARM has no precondition for registries, so somebody's write between our last reading and our PATCH is
 * overwritten; the activity log, minutes later, is the only witness.
 */
import { apply, diff, isEmpty } from './change.ts';
import type { LoggedWrite, WriteRef } from './logged-writes.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { overwritten } from './overwritten.ts';
import { type SaveFacts, stepsOf } from './save-steps.ts';
import type { Undone } from './undone.ts';
import { type Vanished, vanished } from './vanished.ts';
import { assign } from './write-sets.ts';

export type ForeignWrite = WriteRef & {
  /** What it changed in the state that we had read; null when the log holds no usable body. */
  readonly made: PublicAccessChange | null;
  /** What our write undid and Azure still does not hold, as the edit that puts it back. */
  readonly undone: Undone | null;
};

export type Aftermath = {
  /** Others' writes inside the window, and earlier or later ones that ours undid; oldest first. */
  readonly foreign: readonly ForeignWrite[];
  /** What we had saved and Azure no longer holds. */
  readonly vanished: readonly Vanished[];
};

/**
 * @param writes to the registry from somewhat before the window until now, oldest first.
 * @param now what Azure holds, read no later than the log.
 */
export function judgeAftermath(
  facts: SaveFacts,
  writes: readonly LoggedWrite[],
  now: PublicAccess,
): Aftermath {
  const steps = stepsOf(facts, writes, now);
  const undone = overwritten(facts, steps, now);
  const foreign = writes.flatMap((write): readonly ForeignWrite[] => {
    if (write.correlationId === facts.ours) return [];
    const { at, caller, ip, correlationId } = write;
    const lost = undone.get(write) ?? null;
    const made = madeBy(write, facts.before);
    const isInside = isBetween(at, facts.windowStart, facts.windowEnd) && (made === null || !isEmpty(made));
    return lost === null && !isInside ? [] : [{ at, caller, ip, correlationId, made, undone: lost }];
  });
  return { foreign, vanished: vanished(facts, steps, now) };
}

function madeBy({ sets }: LoggedWrite, before: PublicAccess): PublicAccessChange | null {
  if (sets.hidden && Object.keys(sets.values).length === 0) return null;
  return diff(before, assign(before, sets));
}

const isBetween = (at: string, start: string, end: string) =>
  Date.parse(at) >= Date.parse(start) && Date.parse(at) <= Date.parse(end);

/** The edit that puts back everything that a save undid, as far as `now` does not hold it. */
export function putBack({ foreign }: Aftermath, now: PublicAccess): PublicAccessChange {
  const wanted = foreign.reduce(
    (state, { undone }) => (undone === null ? state : apply(state, undone.change)),
    now,
  );
  return diff(now, wanted);
}
