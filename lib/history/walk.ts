/**
 * The states between the entries of one registry: known values are carried forward past writes that left the
 * field alone, and back from what Azure holds now. Where the two disagree something happened that no record
 * names: what was in between is then unknown, and said.
 */
import { isSameList, plus } from './lists.ts';
import {
  type Entry,
  FIELDS,
  type Field,
  LIST_FIELDS,
  type ListField,
  type State,
  type Touch,
} from './model.ts';

export type Moment = { readonly before: State; readonly after: State };

/** Something that no record names changed these between two entries; null: no entry on that side. */
export type Gap = {
  readonly fields: readonly Field[];
  /** Index of the entry after which, and before which, it happened. */
  readonly after: number | null;
  readonly before: number | null;
};

export type Walk = { readonly moments: readonly Moment[]; readonly gaps: readonly Gap[] };

type Value = string | boolean | readonly string[];
type Step =
  | Touch<Value>
  | { readonly kind: 'same' }
  | { readonly kind: 'maybe'; readonly is: Value | undefined };

/**
 * @param entries of one registry, oldest first. @param current what Azure holds now; null: not read.
 * @param unseen fields that none of the sources records: between two entries anybody may have changed them.
 */
export function walk(
  entries: readonly Pick<Entry, 'touches' | 'outcome' | 'deed'>[],
  current: State | null,
  unseen: readonly Field[] = [],
): Walk {
  const moments = entries.map(() => ({
    before: {} as Record<string, Value>,
    after: {} as Record<string, Value>,
  }));
  const gaps: Gap[] = [];
  for (const field of FIELDS) {
    const steps = entries.map((entry) => stepOf(entry, field));
    const found = positions(field, steps, current?.[field], unseen.includes(field));
    moments.forEach(({ before, after }, index) => {
      const [was, is] = [found.values[2 * index], found.values[2 * index + 1]];
      if (was !== undefined) before[field] = was;
      if (is !== undefined) after[field] = is;
    });
    for (const gap of found.gaps) {
      const known = gaps.findIndex(({ after, before }) => after === gap.after && before === gap.before);
      const fields = [...(gaps[known]?.fields ?? []), field];
      if (known < 0) gaps.push({ ...gap, fields });
      else gaps[known] = { ...gap, fields };
    }
  }
  return { moments, gaps };
}

function stepOf({ touches, outcome, deed }: Pick<Entry, 'touches' | 'outcome' | 'deed'>, field: Field): Step {
  if (outcome === 'refused') return { kind: 'same' };
  if (deed.kind === 'delete') return { kind: 'unsure' };
  const touch = touches[field] as Touch<Value> | undefined;
  // What was there before it was created is no state of this registry.
  if (touch === undefined) return { kind: deed.kind === 'create' ? 'unsure' : 'same' };
  if (outcome === 'done') return touch;
  return { kind: 'maybe', is: touch.kind === 'set' ? touch.is : undefined };
}

/** Positions 2i and 2i + 1 are before and after entry i; the last one is now. */
function positions(field: Field, steps: readonly Step[], now: Value | undefined, isUnseen: boolean) {
  const last = 2 * steps.length;
  const told: (Value | undefined)[] = Array.from({ length: last + 1 }, () => undefined);
  steps.forEach((step, index) => {
    if (step.kind !== 'set') return;
    told[2 * index] = step.was;
    told[2 * index + 1] = step.is;
  });
  told[last] = now;
  const same = (a: Value, b: Value) => isSame(field, a, b);
  const link = (position: number): Step =>
    position % 2 === 0 ? (steps[position / 2] ?? SAME) : isUnseen ? UNSURE : SAME;

  const gaps: Omit<Gap, 'fields'>[] = [];
  const forward: (Value | undefined)[] = [told[0]];
  let source = 0;
  for (let at = 1; at <= last; at += 1) {
    if (told[at - 1] !== undefined) source = at - 1;
    const carried = onward(field, link(at - 1), forward[at - 1]);
    const tells = told[at];
    if (carried !== undefined && tells !== undefined && !same(carried, tells))
      gaps.push(between(source, at, last));
    forward[at] = tells ?? carried;
  }
  const backward: (Value | undefined)[] = [];
  backward[last] = told[last];
  for (let at = last - 1; at >= 0; at -= 1)
    backward[at] = told[at] ?? back(field, link(at), backward[at + 1]);

  const values = told.map((tells, at) => {
    if (tells !== undefined) return tells;
    const [a, b] = [forward[at], backward[at]];
    if (a === undefined || b === undefined) return a ?? b;
    return same(a, b) ? b : undefined;
  });
  return { values, gaps };
}

const SAME: Step = { kind: 'same' };
const UNSURE: Step = { kind: 'unsure' };

/** Which entries stand around what happened between two positions. */
function between(from: number, to: number, last: number): Omit<Gap, 'fields'> {
  return {
    after: from === 0 ? null : Math.floor((from - 1) / 2),
    before: to === last ? null : Math.floor(to / 2),
  };
}

function onward(field: Field, step: Step, value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (step.kind === 'same') return value;
  if (step.kind === 'delta' && isList(field)) return plus(field, value as string[], step.add, step.remove);
  // Carried out or not: the same either way.
  return step.kind === 'maybe' && step.is !== undefined && isSame(field, step.is, value) ? value : undefined;
}

function back(field: Field, step: Step, value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (step.kind === 'same') return value;
  if (step.kind === 'delta' && isList(field)) return plus(field, value as string[], step.remove, step.add);
  // It shows something else than was sent, so that was not carried out.
  return step.kind === 'maybe' && step.is !== undefined && !isSame(field, step.is, value) ? value : undefined;
}

const isList = (field: Field): field is ListField => LIST_FIELDS.some((known) => known === field);

function isSame(field: Field, a: Value, b: Value): boolean {
  if (isList(field)) return isSameList(field, a as readonly string[], b as readonly string[]);
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;
}
