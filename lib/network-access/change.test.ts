// Laws of edits and of merging them, with planted defects that the same laws must catch.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, countChanges, diff, invert, isEmpty, isSatisfied } from './change.ts';
import { canonicalRule } from './ip-range.ts';
import { merge } from './merge.ts';
import { accessMode, modeFields } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { patchBody } from './patch.ts';
import { tally } from './testing/tally.ts';

const RUNS = 10_000;

const MODES = ['all', 'selected', 'disabled'] as const;
const POOL = [
  '20.1.2.3',
  '20.1.2.4',
  '20.1.2.0/24',
  '20.1.2.0/25',
  '40.118.9.128/25',
  '51.144.7.0/24',
  '52.174.9.77',
  '4.180.12.9',
];

/** Azure may hold `/32` where we do not write it; no rule stands twice. */
const spelt = (rule: string) => fc.constantFrom(rule, rule.includes('/') ? rule : `${rule}/32`);
const rules = fc
  .subarray(POOL)
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
  .chain((some) => fc.tuple(...some.map(spelt)));
const fields = fc.oneof(
  fc.constantFrom(...MODES).map(modeFields),
  fc.constantFrom(
    { publicNetworkAccess: 'Disabled', defaultAction: 'Allow' },
    { publicNetworkAccess: 'enabled', defaultAction: 'allow' },
  ),
);
const unknownFields = fc.constantFrom(
  { publicNetworkAccess: 'SecuredByPerimeter', defaultAction: 'Deny' },
  { publicNetworkAccess: 'Enabled', defaultAction: 'Ask' },
);
const access: fc.Arbitrary<PublicAccess> = fc
  .record({ mode: fields, ipRules: rules })
  .map(({ mode, ipRules }) => ({ ...mode, ipRules }));
const anyAccess: fc.Arbitrary<PublicAccess> = fc
  .record({ mode: fc.oneof(fields, fields, unknownFields), ipRules: rules })
  .map(({ mode, ipRules }) => ({ ...mode, ipRules }));

/** An edit a person could make to `base` in the form. */
const editOf = (base: PublicAccess): fc.Arbitrary<PublicAccessChange> =>
  anyAccess.map((wish) => diff(base, wish));

const keys = ({ ipRules }: PublicAccess) => ipRules.map(canonicalRule);
const meaning = (it: PublicAccess) => ({ mode: accessMode(it), rules: keys(it).sort() });

test('applying a difference gives the other state', () => {
  const seen = tally('apply(a, diff(a, b))');
  fc.assert(
    fc.property(access, access, (a, b) => {
      const change = diff(a, b);
      expect(meaning(apply(a, change))).toEqual(meaning(b));
      expect(meaning(apply(b, invert(a, b)))).toEqual(meaning(a));
      expect(isSatisfied(change, b)).toBe(true);
      expect(isSatisfied(change, a)).toBe(isEmpty(change));
      expect(apply(a, { addIpRules: [], removeIpRules: [] })).toEqual(a);
      const kept = keys(a).filter((rule) => keys(b).includes(rule));
      expect(keys(apply(a, change)).slice(0, kept.length)).toEqual(kept);
      seen.count(change.setMode ?? 'same mode', countChanges(change) === 0 ? 'empty' : 'some change');
    }),
    { numRuns: RUNS },
  );
  stdout.write(seen.report());
});

type Merge = typeof merge;

/** Every disjoint edit of both sides survives; nothing appears or goes that nobody asked for. */
function lawOfMerge(run: Merge): string {
  const seen = tally('merges');
  const cases = anyAccess.chain((base) => fc.tuple(fc.constant(base), editOf(base), editOf(base)));
  fc.assert(
    fc.property(cases, ([base, ours, made]) => {
      const theirs = apply(base, made);
      const { target, effective, keptFromOthers, conflicts } = run(base, theirs, ours);
      const wanted = new Set(keys(base));
      for (const rule of [...made.removeIpRules, ...ours.removeIpRules]) wanted.delete(rule);
      for (const rule of [...made.addIpRules, ...ours.addIpRules]) wanted.add(rule);
      expect(keys(target).sort()).toEqual([...wanted].sort());
      const clash = ours.setMode !== undefined && made.setMode !== undefined && ours.setMode !== made.setMode;
      expect(conflicts).toEqual(clash ? ['mode'] : []);
      if (!clash) expect(accessMode(target)).toBe(ours.setMode ?? made.setMode ?? accessMode(base));
      else expect(effective.setMode).toBeUndefined();
      expect(apply(theirs, effective)).toEqual(target);
      expect(keys(target).filter((rule) => keys(theirs).includes(rule))).toEqual(
        keys(theirs).filter((rule) => wanted.has(rule)),
      );
      for (const rule of keptFromOthers.addIpRules) expect(keys(target)).toContain(rule);
      for (const rule of keptFromOthers.removeIpRules) expect(keys(target)).not.toContain(rule);
      if (keptFromOthers.setMode)
        expect([keptFromOthers.setMode, ours.setMode]).toEqual([made.setMode, undefined]);
      const touched = [...ours.addIpRules, ...ours.removeIpRules];
      expect(keptFromOthers.addIpRules).toEqual(made.addIpRules.filter((rule) => !touched.includes(rule)));
      expect(keptFromOthers.removeIpRules).toEqual(
        made.removeIpRules.filter((rule) => !touched.includes(rule)),
      );
      const shared = touched.filter((rule) => [...made.addIpRules, ...made.removeIpRules].includes(rule));
      seen.count(
        clash ? 'mode clash' : ours.setMode && made.setMode ? 'same mode twice' : 'modes apart',
        shared.length > 0 ? 'rules in common' : 'rules disjoint',
        isEmpty(made) ? 'theirs idle' : 'theirs active',
      );
    }),
    { numRuns: RUNS },
  );
  return seen.report();
}

/** Without anybody else, merging is applying; merging what is already there asks for nothing. */
function lawOfQuietMerge(run: Merge): void {
  fc.assert(
    fc.property(
      anyAccess.chain((base) => fc.tuple(fc.constant(base), editOf(base))),
      ([base, change]) => {
        const { target, effective, keptFromOthers, conflicts } = run(base, base, change);
        expect(target).toEqual(apply(base, change));
        expect(effective).toEqual(change);
        expect(isEmpty(keptFromOthers)).toBe(true);
        expect(conflicts).toEqual([]);
        expect(isEmpty(run(base, target, change).effective)).toBe(true);
      },
    ),
    { numRuns: RUNS },
  );
}

test('merge keeps every disjoint edit of both sides', () => stdout.write(lawOfMerge(merge)));
test('merge with nobody else is apply, and again is nothing', () => lawOfQuietMerge(merge));

const overwrite: Merge = (base, _theirs, change) => merge(base, base, change);
test.each<[defect: string, broken: Merge, law: (run: Merge) => unknown]>([
  ['the whole array of the form is sent', overwrite, lawOfMerge],
  [
    'the last mode wins',
    (base, theirs, change) => ({ ...merge(base, theirs, change), conflicts: [] }),
    lawOfMerge,
  ],
  [
    'our mode is put over a conflict',
    (base, theirs, change) => {
      const merged = merge(base, theirs, change);
      return change.setMode
        ? { ...merged, effective: { ...merged.effective, setMode: change.setMode } }
        : merged;
    },
    lawOfMerge,
  ],
  [
    'their removals come back',
    (base, theirs, change) => {
      const merged = merge(base, theirs, change);
      const back = diff(theirs, base).addIpRules;
      return { ...merged, target: apply(merged.target, { addIpRules: back, removeIpRules: [] }) };
    },
    lawOfMerge,
  ],
  [
    'rules compared as text, so /32 is another rule',
    (base, theirs, change) => {
      const ipRules = [
        ...theirs.ipRules.filter((rule) => !change.removeIpRules.includes(rule)),
        ...change.addIpRules.filter((rule) => !theirs.ipRules.includes(rule)),
      ];
      const merged = merge(base, theirs, change);
      return { ...merged, target: { ...merged.target, ipRules } };
    },
    lawOfMerge,
  ],
  [
    'additions go in front',
    (base, theirs, change) => {
      const merged = merge(base, theirs, change);
      return { ...merged, target: { ...merged.target, ipRules: merged.target.ipRules.toReversed() } };
    },
    lawOfMerge,
  ],
  [
    'what is there already is sent again',
    (base, theirs, change) => ({ ...merge(base, theirs, change), effective: change }),
    lawOfQuietMerge,
  ],
  [
    'nothing is reported as kept',
    (base, theirs, change) => ({
      ...merge(base, theirs, change),
      keptFromOthers: { addIpRules: [], removeIpRules: [] },
    }),
    lawOfMerge,
  ],
])('a planted defect is caught: %s', (_defect, broken, law) => {
  expect(() => law(broken)).toThrow();
});

/** What Azure does with a PATCH: keys merge, a list replaces the list. */
function patched(theirs: PublicAccess, body: ReturnType<typeof patchBody>): PublicAccess {
  return {
    publicNetworkAccess: body.publicNetworkAccess ?? theirs.publicNetworkAccess,
    defaultAction: body.networkRuleSet?.defaultAction ?? theirs.defaultAction,
    ipRules: body.networkRuleSet?.ipRules?.map(({ value }) => value) ?? theirs.ipRules,
  };
}

test('the PATCH turns their state into the target, and sends no key that does not change', () => {
  const seen = tally('PATCH bodies');
  fc.assert(
    fc.property(
      access.chain((base) => fc.tuple(fc.constant(base), access, editOf(base))),
      ([base, theirs, change]) => {
        const { target, effective } = merge(base, theirs, change);
        const body = patchBody(theirs, effective);
        expect(patched(theirs, body)).toEqual(target);
        if (isEmpty(effective)) expect(body).toEqual({});
        if (effective.addIpRules.length + effective.removeIpRules.length === 0)
          expect(body.networkRuleSet?.ipRules).toBeUndefined();
        if (effective.setMode === undefined) expect(body.publicNetworkAccess).toBeUndefined();
        expect(body.publicNetworkAccess).not.toBe(theirs.publicNetworkAccess);
        seen.count(['body', ...Object.keys(body), ...Object.keys(body.networkRuleSet ?? {})].join('+'));
      },
    ),
    { numRuns: RUNS },
  );
  stdout.write(seen.report());
});

test('their mode is kept when only rules are edited, and an unknown one is never written over unseen', () => {
  const base = { ...modeFields('all'), ipRules: [] };
  const theirs = { ...modeFields('disabled'), ipRules: [] };
  const merged = merge(base, theirs, { addIpRules: ['20.1.2.3'], removeIpRules: [] });
  expect(merged).toMatchObject({
    target: { ...theirs, ipRules: ['20.1.2.3'] },
    keptFromOthers: { setMode: 'disabled' },
    conflicts: [],
  });
  const odd = { publicNetworkAccess: 'SecuredByPerimeter', defaultAction: 'Deny', ipRules: [] };
  expect(merge(base, odd, { setMode: 'selected', addIpRules: [], removeIpRules: [] }).conflicts).toEqual([
    'mode',
  ]);
});
