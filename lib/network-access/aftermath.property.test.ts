// The aftermath of simulated saves among others' whole-array writes: everything that our PATCHes undid is
// reported, and nothing else; what we had saved and is gone is reported with who took it.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeAftermath } from './aftermath.ts';
import { isSatisfied, publicPart, unsatisfied } from './change.ts';
import type { LoggedWrite } from './logged-writes.ts';
import { merge } from './merge.ts';
import { modeFields } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { patchPlan } from './patch.ts';
import type { SaveFacts } from './save-steps.ts';
import { at, write } from './testing/log.ts';
import { edit, registryIn, subnetNamed } from './testing/states.ts';
import { tally } from './testing/tally.ts';
import { setsOf } from './write-sets.ts';

const RULES = ['20.1.2.3', '20.1.2.4', '51.144.7.0/24', '40.118.9.128/25', '52.174.9.77'];
const MODE = ['publicNetworkAccess', 'defaultAction'] as const;
const SUBNETS = ['a', 'b', 'c'].map((name) => ({ id: subnetNamed(name), action: 'Allow' }));

/** What somebody else does: with the whole rule set as they read it some writes ago, or with the mode. */
type Deed = {
  readonly age: number;
  readonly rule: string;
  readonly subnet: number;
  readonly what: 'ip' | 'subnet' | 'mode' | 'close';
};
const deed: fc.Arbitrary<Deed> = fc.record({
  age: fc.constantFrom(0, 0, 1, 2),
  rule: fc.constantFrom(...RULES),
  subnet: fc.nat(SUBNETS.length - 1),
  what: fc.constantFrom('ip', 'ip', 'ip', 'subnet', 'mode', 'close'),
});
const deeds = fc.array(deed, { maxLength: 2 });
const start = fc
  .record({
    rules: fc.subarray(RULES),
    subnets: fc.subarray(SUBNETS),
    mode: fc.constantFrom('all', 'selected', 'disabled'),
  })
  .map(({ rules, subnets, mode }) => publicPart(registryIn(mode, { ipRules: rules, subnetRules: subnets })));
const wish = fc.oneof(
  fc.record({ addIpRules: fc.subarray(RULES, { minLength: 1, maxLength: 2 }) }),
  fc.record({ removeIpRules: fc.subarray(RULES, { minLength: 1, maxLength: 2 }) }),
  fc.record({
    addSubnetRules: fc.subarray(
      SUBNETS.map(({ id }) => id),
      { minLength: 1 },
    ),
  }),
  fc.record({
    setMode: fc.constantFrom('all' as const, 'selected' as const),
    addIpRules: fc.subarray(RULES),
  }),
);

type Tale = {
  readonly facts: SaveFacts;
  readonly log: LoggedWrite[];
  /** Before the log's first write, and after each. */
  readonly states: readonly PublicAccess[];
  readonly now: PublicAccess;
  readonly undone: ReadonlySet<string>;
  readonly isModeUndone: boolean;
  readonly reapplied: number;
};

const toggled = <T>(list: readonly T[], item: T, same: (other: T) => boolean) =>
  list.some(same) ? list.filter((other) => !same(other)) : [...list, item];

/** Each single rule. */
function atoms(state: PublicAccess): ReadonlySet<string> {
  return new Set([...state.ipRules, ...(state.subnetRules ?? []).map(({ id }) => id)]);
}
const changed = (a: PublicAccess, b: PublicAccess) => {
  const [left, right] = [atoms(a), atoms(b)];
  return [
    ...[...left].filter((atom) => !right.has(atom)).map((atom) => `-${atom}`),
    ...[...right].filter((atom) => !left.has(atom)).map((atom) => `+${atom}`),
  ];
};

/** What we may do to rules: nothing else. */
const wishes = (change: PublicAccessChange) => [
  ...[...change.addIpRules, ...change.addSubnetRules].map((rule) => `+${rule}`),
  ...[...change.removeIpRules, ...change.removeSubnetRules].map((rule) => `-${rule}`),
];

/** One save, told step by step. `undone`: others' differences that our PATCHes took away and Azure still lacks. */
function tell(first: PublicAccess, change: PublicAccessChange, phases: readonly (readonly Deed[])[]): Tale {
  const states = [first];
  const log: LoggedWrite[] = [];
  const undone = new Set<string>();
  const decided = new Set<string>();
  const modes: (readonly [(typeof MODE)[number], string])[] = [];
  let clock = 0;
  const current = () => states.at(-1) ?? first;
  const put = (by: string, values: Partial<PublicAccess>) => {
    clock += 0.001;
    log.push(write(clock, by, values));
    const [was, next] = [current(), { ...current(), ...values }];
    states.push(next);
    return changed(was, next);
  };
  const others = (phase: readonly Deed[] = []) => {
    for (const [index, { age, rule, subnet, what }] of phase.entries()) {
      const read = states[Math.max(0, states.length - 1 - age)] ?? first;
      const chosen = SUBNETS[subnet] ?? { id: '', action: '' };
      const whole = {
        defaultAction: read.defaultAction,
        ipRules: read.ipRules,
        subnetRules: read.subnetRules,
      };
      const values = {
        ip: { ...whole, ipRules: toggled(read.ipRules, rule, (other) => other === rule) },
        subnet: {
          ...whole,
          subnetRules: toggled(read.subnetRules ?? [], chosen, ({ id }) => id === chosen.id),
        },
        mode: { defaultAction: read.defaultAction === 'Deny' ? 'Allow' : 'Deny' },
        close: modeFields('disabled'),
      }[what];
      // A rule set that is sent whole carries the mode along: only one that sets the mode itself decides it.
      for (const field of MODE) {
        const value = (values as Partial<PublicAccess>)[field];
        if (what === 'mode' || what === 'close') value !== undefined && decided.add(field);
        else if (value !== undefined && value !== current()[field]) decided.delete(field);
      }
      put(`other${index}`, values);
    }
  };

  others(phases[0]);
  const windowStart = at(clock + 0.0005);
  clock += 0.001;
  others(phases[1]);
  const before = current();
  const asked = unsatisfied(change, before);
  let read = before;
  let after: PublicAccess | null = null;
  let reapplied = -1;
  for (const phase of [2, 3, 4, 5]) {
    others(phases[phase]);
    const merged = merge(before, read, asked);
    if (merged.conflicts.length > 0) break;
    for (const { properties } of patchPlan(read, merged.effective)) {
      const previous = current();
      const made = put('us', setsOf({ properties }).values);
      const wanted = new Set(wishes(asked));
      for (const difference of made) if (!wanted.has(difference)) undone.add(difference);
      for (const field of MODE)
        if (decided.has(field) && previous[field] !== read[field] && previous[field] !== current()[field])
          modes.push([field, previous[field]]);
    }
    reapplied += 1;
    if (phase < 5) others(phases[phase + 4]);
    read = current();
    if (isSatisfied(asked, read)) {
      after = read;
      break;
    }
  }
  const windowEnd = at(clock + 0.0005);
  clock += 0.001;
  others(phases[9]);
  const now = current();
  const isStill = (difference: string) => atoms(now).has(difference.slice(1)) === difference.startsWith('+');
  return {
    facts: { ours: 'us', change: asked, before, after, windowStart, windowEnd },
    log,
    states,
    now,
    undone: new Set([...undone].filter(isStill)),
    isModeUndone: modes.some(([field, value]) => now[field] !== value),
    reapplied: Math.max(0, reapplied),
  };
}

const tale = fc
  .tuple(start, wish, fc.array(deeds, { minLength: 10, maxLength: 10 }))
  .map(([first, change, phases]) => tell(first, edit(change), phases));

type Judge = typeof judgeAftermath;

function law(judge: Judge): string {
  const seen = tally('aftermaths');
  fc.assert(
    fc.property(tale, ({ facts, log, states, now, undone, isModeUndone, reapplied }) => {
      const { foreign, vanished } = judge(facts, log, now);
      const reported = foreign.flatMap(({ at: moment, undone: lost }) => {
        if (lost === null) return [];
        const values: Partial<PublicAccess> = log.find((one) => one.at === moment)?.sets.values ?? {};
        const { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules } = lost.change;
        for (const rule of addIpRules) expect(values.ipRules).toContain(rule);
        for (const rule of removeIpRules) expect(values.ipRules).not.toContain(rule);
        return [
          ...[...addIpRules, ...addSubnetRules].map((rule) => `-${rule}`),
          ...[...removeIpRules, ...removeSubnetRules].map((rule) => `+${rule}`),
        ];
      });
      expect([...new Set(reported)].sort()).toEqual([...undone].sort());
      const isModeTold = foreign.some((one) => one.undone?.change.setMode || one.undone?.defaultAction);
      if (isModeUndone) expect(isModeTold).toBeTruthy();
      if (isModeTold) expect(isForeignMode(log, facts)).toBe(true);

      const missing = facts.after === null ? null : unsatisfied(facts.change, now);
      const told = vanished.flatMap(({ change }) => [...change.addIpRules, ...change.removeIpRules]);
      expect(told.sort()).toEqual([...(missing?.addIpRules ?? []), ...(missing?.removeIpRules ?? [])].sort());
      for (const { by, change } of vanished)
        for (const [rules, isThere] of [
          [change.addIpRules, true],
          [change.removeIpRules, false],
        ] as const)
          for (const rule of rules) {
            const taker = states.findLastIndex((state) => state.ipRules.includes(rule) === isThere);
            expect(by?.at).toBe(log[taker]?.at);
          }
      seen.count(
        undone.size > 0 ? 'something undone' : 'nothing undone',
        vanished.length > 0 ? 'ours vanished' : 'ours there',
        facts.after === null ? 'never read back' : `sent again ${reapplied} times`,
        isModeTold ? 'mode undone' : 'mode kept',
      );
    }),
    { numRuns: 10_000 },
  );
  return seen.report();
}

/** Somebody else wrote another mode than the one that we had read, or had written ourselves. */
const isForeignMode = (log: readonly LoggedWrite[], { before, ours }: SaveFacts) =>
  MODE.some((field) => {
    const set = new Set(log.flatMap(({ sets }) => sets.values[field] ?? []));
    const isForeign = log.some((one) => one.correlationId !== ours && one.sets.values[field] !== undefined);
    return isForeign && set.add(before[field]).size > 1;
  });

/** Ten thousand sagas take a while on a busy machine. Milliseconds. */
const LONG = 60_000;

test(
  'all that a save undid is told, and nothing else',
  () => {
    stdout.write(law(judgeAftermath));
  },
  LONG,
);

test.each<[string, Judge]>([
  [
    'looks only at writes inside the window',
    (facts, writes, now) =>
      judgeAftermath(
        facts,
        writes.filter((one) => one.at >= facts.windowStart && one.at <= facts.windowEnd),
        now,
      ),
  ],
  [
    'forgets removals that were taken back',
    (facts, writes, now) => {
      const { foreign, vanished } = judgeAftermath(facts, writes, now);
      return {
        vanished,
        foreign: foreign.map((one) =>
          one.undone === null
            ? one
            : { ...one, undone: { ...one.undone, change: { ...one.undone.change, removeIpRules: [] } } },
        ),
      };
    },
  ],
  [
    'takes whatever is missing for overwritten',
    (facts, writes, now) => {
      const { vanished } = judgeAftermath(facts, writes, now);
      const foreign = writes
        .filter((one) => one.correlationId !== facts.ours)
        .map((one) => ({
          ...one,
          made: null,
          undone: {
            change: edit({
              addIpRules: (one.sets.values.ipRules ?? []).filter((rule) => !now.ipRules.includes(rule)),
            }),
            defaultAction: null,
            isCertain: true,
          },
        }));
      return { foreign, vanished };
    },
  ],
  [
    'never looks whether ours is still there',
    (facts, writes, now) => ({ ...judgeAftermath(facts, writes, now), vanished: [] }),
  ],
])('a judge is caught that %s', (_name, judge) => {
  expect(() => law(judge)).toThrow();
});
