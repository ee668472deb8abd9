/** The writes around a save in the order in which Azure carried them out, as far as evidence tells. */
import { unsatisfied } from './change.ts';
import { canonicalRule } from './ip-range.ts';
import type { LoggedWrite } from './logged-writes.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { patchPlan } from './patch.ts';
import { canonicalSubnet } from './subnet-ref.ts';
import { setsOf } from './write-sets.ts';

/** What is known about one save of ours. */
export type SaveFacts = {
  /** The correlation id of its requests. */
  readonly ours: string;
  /** What was to be changed. */
  readonly change: PublicAccessChange;
  /** Read just before writing. */
  readonly before: PublicAccess;
  /** Read back after writing; null when it never was, or showed that ours was not there. */
  readonly after: PublicAccess | null;
  /** Before that reading began, and when it was read back: ISO 8601. */
  readonly windowStart: string;
  readonly windowEnd: string;
};

export type Step = { readonly write: LoggedWrite; readonly isOurs: boolean };

export const FIELDS = [
  'publicNetworkAccess',
  'defaultAction',
  'ipRules',
  'subnetRules',
  'bypass',
  'tasksBypass',
  'dataEndpointEnabled',
] as const satisfies readonly (keyof PublicAccess)[];

/** Within this time the log's order proves nothing: its moments are those of answers, not of changes. Milliseconds. */
export const ORDER_SLACK = 10_000;

/** @param writes oldest first. @param now what Azure holds. */
export function stepsOf(
  facts: SaveFacts,
  writes: readonly LoggedWrite[],
  now: PublicAccess,
): readonly Step[] {
  const planned = plannedValues(facts);
  const steps = writes.map((write): Step => {
    const isOurs = write.correlationId === facts.ours;
    const isBlank = write.sets.hidden && Object.keys(write.sets.values).length === 0;
    const known = isOurs && isBlank ? { ...write, sets: { values: planned, hidden: false } } : write;
    return { write: known, isOurs };
  });
  return settled(facts, withOurs(facts, steps, planned), now);
}

/** What a save sends, worked out as the save itself does. */
function plannedValues({ before, change }: SaveFacts): Partial<PublicAccess> {
  const missing = unsatisfied(change, before);
  const isUnknown = before.subnetRules === null;
  const sendable = isUnknown ? { ...missing, addSubnetRules: [], removeSubnetRules: [] } : missing;
  const bodies = patchPlan(before, sendable).map(({ properties }) => setsOf({ properties }).values);
  return Object.assign({}, ...bodies);
}

/** A save that was read back took place, even if the log does not show it yet. */
function withOurs(
  { ours, after, windowEnd }: SaveFacts,
  steps: readonly Step[],
  planned: Partial<PublicAccess>,
): readonly Step[] {
  if (after === null || steps.some(({ isOurs }) => isOurs) || Object.keys(planned).length === 0) return steps;
  const own: LoggedWrite = {
    at: windowEnd,
    caller: null,
    ip: null,
    correlationId: ours,
    outcome: 'applied',
    sets: { values: planned, hidden: false },
  };
  const isEarlier = ({ write }: Step) => !isAfter(write.at, windowEnd);
  return [
    ...steps.filter(isEarlier),
    { write: own, isOurs: true },
    ...steps.filter((step) => !isEarlier(step)),
  ];
}

/**
 * What Azure held decides where the log's order cannot be right: a write that is listed shortly after ours
 * and of which our field shows nothing came before it.
 */
function settled(facts: SaveFacts, steps: readonly Step[], now: PublicAccess): readonly Step[] {
  const index = steps.findLastIndex(({ isOurs, write }) => isOurs && write.outcome === 'applied');
  const own = steps[index];
  if (own === undefined) return steps;
  const later = steps.slice(index + 1);
  const last = later.findLastIndex(({ write }, place) =>
    cameBefore(facts, write, own.write, later.slice(place + 1), now),
  );
  return [...steps.slice(0, index), ...later.slice(0, last + 1), own, ...later.slice(last + 1)];
}

function cameBefore(
  { after, windowEnd }: SaveFacts,
  write: LoggedWrite,
  own: LoggedWrite,
  followers: readonly Step[],
  now: PublicAccess,
): boolean {
  if (Date.parse(write.at) - Date.parse(own.at) > ORDER_SLACK) return false;
  const [theirs, mine] = [write.sets.values, own.sets.values];
  return FIELDS.some((field) => {
    if (theirs[field] === undefined || mine[field] === undefined) return false;
    if (isSameField(field, theirs[field], mine[field])) return false;
    // What a later write shows needs no other explanation.
    const isBy = (moment: string) =>
      followers.every(({ write: { at, sets } }) => sets.values[field] === undefined || isAfter(at, moment)) &&
      !isAfter(write.at, moment);
    return (
      (after !== null && isBy(windowEnd) && isSameField(field, after[field], mine[field])) ||
      (isBy(END) && isSameField(field, now[field], mine[field]))
    );
  });
}

/** After every moment of a log. */
const END = '9999-12-31T23:59:59Z';
const isAfter = (a: string, b: string) => Date.parse(a) > Date.parse(b);

type Value = PublicAccess[keyof PublicAccess] | undefined;

/** Lists compare as sets; words, and ids of subnets, without letter case. */
export function isSameField(field: keyof PublicAccess, a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (field !== 'ipRules' && field !== 'subnetRules') return a === b;
  const [left, right] = [keysOf(a), keysOf(b)];
  if (left === null || right === null) return left === right;
  return left.size === right.size && [...left].every((key) => right.has(key));
}

/** The rules of a list by their canonical spelling; null for a list that is not known. */
export function keysOf(list: Value): ReadonlySet<string> | null {
  if (typeof list !== 'object' || list === null) return null;
  return new Set(
    list.map((item) => (typeof item === 'string' ? canonicalRule(item) : canonicalSubnet(item.id))),
  );
}
