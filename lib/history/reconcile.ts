/** Two sources, several requests: what was one operation becomes one entry. */
import { clearer } from './client-of.ts';
import { HIDDEN_FROM_GRAPH } from './from-graph.ts';
import { type Entry, FIELDS, type Field, type OtherChange, registryKeyOf, type Touches } from './model.ts';
import { inSequence, isSameValue, ofBothSources } from './touches.ts';

/** Between two requests of one operation. Milliseconds. */
const SAME_OPERATION = 10 * 60_000;
/** Between a request in the log and the snapshot after it, where they share a correlation id; and where not. */
const [SAME_CHANGE, SAME_MOMENT] = [5 * 60_000, 5_000];

/** @param log oldest first. @param graph oldest first. @returns oldest first, of all registries. */
export function reconcile(log: readonly Entry[], graph: readonly Entry[]): readonly Entry[] {
  const registries = Map.groupBy([...log, ...graph], ({ registry }) => registryKeyOf(registry));
  return [...registries.values()].flatMap(ofOneRegistry).sort(byTime);
}

const time = ({ at }: Entry) => Date.parse(at);
const byTime = (a: Entry, b: Entry) => time(a) - time(b);

function ofOneRegistry(all: readonly Entry[]): readonly Entry[] {
  const logged = joined(all.filter(isLogged));
  const seen = all.filter((entry) => !isLogged(entry)).toSorted(byTime);
  const taken = new Map<Entry, Entry[]>();
  const alone = seen.filter((change) => {
    const [nearest] = logged
      .filter((entry) => isSameChange(entry, change))
      .sort((a, b) => distance(a, change) - distance(b, change));
    // Without an id to tell by, a request has one snapshot after it.
    if (nearest === undefined || (change.correlationId === null && taken.has(nearest))) return true;
    taken.set(nearest, [...(taken.get(nearest) ?? []), change]);
    return false;
  });
  const merged = logged.map((entry) => withGraph(entry, taken.get(entry) ?? []));
  return [...merged, ...joined(alone)].sort(byTime);
}

const isLogged = ({ sources }: Entry) => sources.includes('log');

/** Neighbours in time with one correlation id. @param entries oldest first. */
function joined(entries: readonly Entry[]): readonly Entry[] {
  const known: Entry[] = [];
  for (const entry of entries.toSorted(byTime)) {
    const last = known.at(-1);
    if (last !== undefined && isContinued(last, entry)) known[known.length - 1] = together(last, entry);
    else known.push(entry);
  }
  return known;
}

const isContinued = (a: Entry, b: Entry) =>
  a.correlationId !== null &&
  a.correlationId.toLowerCase() === b.correlationId?.toLowerCase() &&
  a.outcome === b.outcome &&
  // Of several whose end is not known each may have been carried out or not.
  a.outcome !== 'maybe' &&
  a.subject === b.subject &&
  a.deed.kind === 'write' &&
  b.deed.kind === 'write' &&
  a.by.id === b.by.id &&
  Date.parse(b.at) - Date.parse(a.until) <= SAME_OPERATION;

const together = (a: Entry, b: Entry): Entry => ({
  ...a,
  until: b.until,
  requests: a.requests + b.requests,
  touches: inSequence(a.touches, b.touches),
  others: bothOthers(a.others, b.others),
});

function bothOthers(a: readonly OtherChange[], b: readonly OtherChange[]): readonly OtherChange[] {
  const known = new Map(a.map((other) => [other.name.toLowerCase(), other]));
  for (const other of b) {
    const first = known.get(other.name.toLowerCase());
    known.set(other.name.toLowerCase(), { ...other, from: first?.from ?? other.from });
  }
  return [...known.values()];
}

/** From a request's span to the other's moment. */
function distance(entry: Entry, { at }: Entry): number {
  const moment = Date.parse(at);
  return Math.max(0, Date.parse(entry.at) - moment, moment - Date.parse(entry.until));
}

function isSameChange(entry: Entry, change: Entry): boolean {
  if (entry.outcome === 'refused' || entry.subject !== null) return false;
  if ((entry.deed.kind === 'delete') !== (change.deed.kind === 'delete')) return false;
  if (change.correlationId !== null)
    return (
      entry.correlationId?.toLowerCase() === change.correlationId.toLowerCase() &&
      distance(entry, change) <= SAME_CHANGE
    );
  return distance(entry, change) <= SAME_MOMENT && isWithin(change.touches, entry.touches);
}

/** Whether what was seen can be what was sent. */
function isWithin(seen: Touches, sent: Touches): boolean {
  return Object.entries(seen).every(([field, touch]) => {
    if (touch.kind === 'unsure') return true;
    const other = sent[field as keyof Touches];
    if (other === undefined) return false;
    return (
      other.kind !== 'set' || touch.kind !== 'set' || isSameValue(field as keyof Touches, other.is, touch.is)
    );
  });
}

function withGraph(entry: Entry, changes: readonly Entry[]): Entry {
  const [first, ...rest] = changes;
  if (first === undefined) return entry;
  const seen = rest.reduce(together, first);
  return {
    ...entry,
    // A snapshot after it shows that it was carried out.
    outcome: 'done',
    client: clearer(entry.client, seen.client),
    by: entry.by.kind === 'untold' ? seen.by : entry.by,
    deed: seen.deed.kind === 'create' ? seen.deed : entry.deed,
    touches: ofBothSources(entry.touches, seen.touches, silentIn(seen.touches)),
    others: entry.others.length === 0 ? seen.others : bothOthers(entry.others, seen.others),
    sources: ['log', 'graph'],
  };
}

/** Fields whose absence from the change record says nothing. */
const silentIn = (touches: Touches): readonly Field[] => [
  ...HIDDEN_FROM_GRAPH,
  ...FIELDS.filter((field) => touches[field]?.kind === 'unsure'),
];
