/** What writes did to fields: one after the other, and the same one as two sources tell it. */
import { isSameList, outsideOf, plus } from './lists.ts';
import { FIELDS, type Field, LIST_FIELDS, type ListField, type Touch, type Touches } from './model.ts';

type Value = string | boolean | readonly string[];
type AnyTouch = Touch<Value>;

const isList = (field: Field): field is ListField => LIST_FIELDS.some((known) => known === field);

export const isSameValue = (field: Field, a: Value, b: Value): boolean =>
  isList(field)
    ? isSameList(field, a as readonly string[], b as readonly string[])
    : String(a).toLowerCase() === String(b).toLowerCase();

function fieldByField(
  a: Touches,
  b: Touches,
  both: (field: Field, x: AnyTouch | undefined, y: AnyTouch | undefined) => AnyTouch | undefined,
): Touches {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const touch = both(field, a[field] as AnyTouch | undefined, b[field] as AnyTouch | undefined);
      return touch === undefined ? [] : [[field, touch] as const];
    }),
  );
}

/** First `a`, then `b`, as one. */
export const inSequence = (a: Touches, b: Touches): Touches =>
  fieldByField(a, b, (field, first, second) => {
    if (first === undefined || second === undefined) return second ?? first;
    if (second.kind === 'unsure') return second;
    if (second.kind === 'set') {
      const was = first.kind === 'set' ? first.was : undefined;
      return was === undefined ? { kind: 'set', is: second.is } : { kind: 'set', is: second.is, was };
    }
    if (!isList(field) || first.kind === 'unsure') return { kind: 'unsure' };
    if (first.kind === 'set') {
      const is = plus(field, first.is as readonly string[], second.add, second.remove);
      return is === undefined ? { kind: 'unsure' } : { ...first, is };
    }
    return {
      kind: 'delta',
      add: [...outsideOf(field, first.add, second.remove), ...outsideOf(field, second.add, first.remove)],
      remove: [...outsideOf(field, first.remove, second.add), ...outsideOf(field, second.remove, first.add)],
    };
  });

/**
 * The log knows what was sent, Resource Graph what was there before.
 * @param hidden fields that Resource Graph does not show: its silence says nothing of them.
 */
export const ofBothSources = (log: Touches, graph: Touches, hidden: readonly Field[]): Touches =>
  fieldByField(log, graph, (field, sent, seen) => {
    const isSilent = seen === undefined || seen.kind === 'unsure';
    if (sent === undefined) return isSilent ? undefined : seen;
    if (sent.kind === 'unsure') return !isSilent ? seen : hidden.includes(field) ? sent : undefined;
    if (isSilent || sent.kind === 'delta') return sent;
    if (seen.kind === 'set')
      return isSameValue(field, sent.is, seen.is) && seen.was !== undefined
        ? { ...sent, was: seen.was }
        : sent;
    if (!isList(field)) return sent;
    const was = plus(field, sent.is as readonly string[], seen.remove, seen.add);
    return was === undefined ? sent : { ...sent, was };
  });

/** Of what the body tells: values that were set, and whether others may have been. */
export function touchesOf(values: Readonly<Partial<Record<Field, Value>>>, hidden: boolean): Touches {
  return Object.fromEntries(
    FIELDS.flatMap((field): readonly (readonly [Field, AnyTouch])[] => {
      const is = values[field];
      if (is !== undefined) return [[field, { kind: 'set', is }]];
      return hidden ? [[field, { kind: 'unsure' }]] : [];
    }),
  );
}
