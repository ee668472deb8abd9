/** For any past: what is said of a moment is true, and where nothing is hidden everything is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesFromGraph, HIDDEN_FROM_GRAPH } from './from-graph.ts';
import { entriesFromLog } from './from-log.ts';
import { type Entry, FIELDS, type Field, type State } from './model.ts';
import { reconcile } from './reconcile.ts';
import { CONSOLE, graphOf, logOf, type Past, pastArbitrary, type Truth, truths } from './testing/past.ts';
import { isSameValue } from './touches.ts';
import { walk } from './walk.ts';

type Sources = { readonly log: boolean; readonly graph: boolean };

function entriesOf(past: Past, { log, graph }: Sources): readonly Entry[] {
  return reconcile(
    log ? entriesFromLog(logOf(past), CONSOLE) : [],
    graph ? entriesFromGraph(graphOf(past)) : [],
  );
}

/** The truth before and after each entry, by its span. */
function spans(past: Past, entries: readonly Entry[]): readonly { before: Truth; after: Truth }[] {
  const states = truths(past);
  const minute = (iso: string) => new Date(iso).getUTCMinutes();
  return entries.map(({ at, until }) => ({
    before: states[minute(at)] ?? past.first,
    after: states[minute(until) + 1] ?? past.first,
  }));
}

function lies(known: State, truth: Truth): readonly Field[] {
  return FIELDS.filter((field) => {
    const value = known[field];
    return value !== undefined && !isSameValue(field, value, truth[field]);
  });
}

/** @param damage what a defect would do to the entries. @returns what is said and is not so. */
function untruths(
  past: Past,
  sources: Sources,
  damage = (entries: readonly Entry[]) => entries,
): readonly string[] {
  const states = truths(past);
  const entries = damage(entriesOf(past, sources));
  const unseen = sources.log ? [] : HIDDEN_FROM_GRAPH;
  const { moments } = walk(entries, states.at(-1) ?? null, unseen);
  return spans(past, entries).flatMap(({ before, after }, index) => [
    ...lies(moments[index]?.before ?? {}, before).map((field) => `before ${index}: ${field}`),
    ...lies(moments[index]?.after ?? {}, after).map((field) => `after ${index}: ${field}`),
  ]);
}

describe('what is said of a moment', () => {
  it.each<[string, Sources]>([
    ['the log alone', { log: true, graph: false }],
    ['Resource Graph alone', { log: false, graph: true }],
    ['both', { log: true, graph: true }],
  ])('is true: %s', (_name, sources) => {
    fc.assert(
      fc.property(pastArbitrary(), (past) => {
        expect(untruths(past, sources)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is everything that was ever sent or still holds, where the log hides nothing', () => {
    fc.assert(
      fc.property(pastArbitrary(['done', 'refused'], false), (past) => {
        const entries = entriesOf(past, { log: true, graph: false });
        const { moments, gaps } = walk(entries, truths(past).at(-1) ?? null);
        expect(gaps).toEqual([]);
        const isSetIn = (part: readonly Entry[], field: Field) =>
          part.some(({ touches, outcome }) => outcome === 'done' && touches[field] !== undefined);
        entries.forEach((_, index) => {
          for (const field of FIELDS) {
            // Before its first write the log alone cannot know a field, unless it was never written.
            const isKnown =
              isSetIn(entries.slice(0, index + 1), field) || !isSetIn(entries.slice(index + 1), field);
            expect(moments[index]?.after[field] !== undefined).toBe(isKnown);
          }
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is everything that Resource Graph shows, with both sources: lines replayed give every state', () => {
    const shown: readonly Field[] = FIELDS.filter(
      (field) => field !== 'subnetRules' && field !== 'tasksBypass',
    );
    fc.assert(
      fc.property(pastArbitrary(['done', 'refused', 'maybe-done'], true), (past) => {
        const entries = entriesOf(past, { log: true, graph: true });
        const { moments } = walk(entries, truths(past).at(-1) ?? null);
        // A write that changed nothing leaves no record: what it might have done stays open.
        const isOpen = entries.some(
          ({ touches, outcome }) =>
            outcome === 'maybe' ||
            (outcome === 'done' &&
              shown.some((field) => {
                const touch = touches[field];
                return touch?.kind === 'unsure' || (touch?.kind === 'set' && touch.was === undefined);
              })),
        );
        fc.pre(!isOpen);
        let replayed: State = past.first;
        entries.forEach((entry, index) => {
          const { before, after } = moments[index] ?? { before: {}, after: {} };
          for (const field of shown) {
            const [was, is] = [before[field], after[field]];
            expect(is).toBeDefined();
            if (was !== undefined) expect(isSameValue(field, was, replayed[field] ?? '')).toBe(true);
          }
          replayed = { ...replayed, ...after };
          const lied = lies(replayed, spans(past, entries)[index]?.after ?? past.first);
          expect(lied.filter((field) => shown.includes(field))).toEqual([]);
          expect(entry.at <= entry.until).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('planted defects are caught', () => {
  const both = { log: true, graph: true };
  const logAlone = { log: true, graph: false };
  const each = (change: (entry: Entry) => Entry) => (entries: readonly Entry[]) => entries.map(change);
  it.each<[string, Sources, (entries: readonly Entry[]) => readonly Entry[]]>([
    ['refused writes taken for done', logAlone, each((entry) => ({ ...entry, outcome: 'done' }))],
    [
      'what may have been done taken for done',
      logAlone,
      each((entry) => (entry.outcome === 'maybe' ? { ...entry, outcome: 'done' } : entry)),
    ],
    [
      'hidden writes taken for no change',
      logAlone,
      each((entry) => ({
        ...entry,
        touches: Object.fromEntries(
          Object.entries(entry.touches).filter(([, { kind }]) => kind !== 'unsure'),
        ),
      })),
    ],
    [
      'a list read without its last rule',
      logAlone,
      each((entry) => {
        const { ipRules } = entry.touches;
        if (ipRules?.kind !== 'set') return entry;
        return { ...entry, touches: { ...entry.touches, ipRules: { kind: 'set', is: ipRules.is.slice(1) } } };
      }),
    ],
    [
      'before and after mixed up',
      both,
      each((entry) => {
        const { bypass } = entry.touches;
        if (bypass?.kind !== 'set' || bypass.was === undefined) return entry;
        return {
          ...entry,
          touches: { ...entry.touches, bypass: { kind: 'set', is: bypass.was, was: bypass.is } },
        };
      }),
    ],
    ['newest first', logAlone, (entries) => entries.toReversed()],
  ])('%s', (_name, sources, damage) => {
    const run = fc.check(
      fc.property(pastArbitrary(), (past) => untruths(past, sources, damage).length === 0),
      { numRuns: 2_000 },
    );
    expect(run.failed).toBe(true);
  });

  it('a write that no record names is found by what Azure holds', () => {
    fc.assert(
      fc.property(pastArbitrary(['done'], false), fc.nat(), (past, which) => {
        const states = truths(past);
        const lost = which % past.writes.length;
        const field = FIELDS.find((name) => {
          const isSentBefore = past.writes.slice(0, lost).some(({ sends }) => sends[name] !== undefined);
          const isSentAfter = past.writes.slice(lost + 1).some(({ sends }) => sends[name] !== undefined);
          const [before, after] = [states[lost]?.[name], states[lost + 1]?.[name]];
          return (
            isSentBefore &&
            !isSentAfter &&
            before !== undefined &&
            after !== undefined &&
            !isSameValue(name, before, after)
          );
        });
        fc.pre(field !== undefined);
        const log = logOf(past)
          .toReversed()
          .filter((_, index) => index !== lost);
        const entries = reconcile(entriesFromLog(log.toReversed(), CONSOLE), []);
        const { gaps } = walk(entries, states.at(-1) ?? null);
        expect(gaps.flatMap(({ fields }) => fields)).toContain(field);
      }),
      { numRuns: 300 },
    );
  });
});
