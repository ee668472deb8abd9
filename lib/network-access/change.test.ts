// Laws of edits and of merging them, with planted defects that the same laws must catch.
import { stdout } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  apply,
  countChanges,
  diff,
  invert,
  isEmpty,
  isSatisfied,
  knownBypass,
  publicPart,
} from './change.ts';
import { canonicalRule } from './ip-range.ts';
import { merge } from './merge.ts';
import { accessMode, modeFields } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { type Patch, patchPlan } from './patch.ts';
import { canonicalSubnet } from './subnet-ref.ts';
import { edit, registryIn, subnetNamed } from './testing/states.ts';
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
/** Azure may answer an id in another letter case than the one that was sent. */
const SUBNETS = ['snet-build', 'snet-agents', 'snet-edge'].map(subnetNamed);
const subnetRules = fc
  .subarray(SUBNETS)
  .chain((some) => fc.tuple(...some.map((id) => fc.constantFrom(id, id.toUpperCase()))))
  .map((ids) => ids.map((id) => ({ id, action: 'Allow' })));
const settings = (mode: typeof fields): fc.Arbitrary<PublicAccess> =>
  fc
    .record({
      mode,
      ipRules: rules,
      subnetRules,
      bypass: fc.constantFrom('AzureServices', 'azureservices', 'None'),
      tasksBypass: fc.boolean(),
      dataEndpointEnabled: fc.boolean(),
    })
    .map(({ mode: twoFields, ...others }) => ({ ...twoFields, ...others }));
const access = settings(fields);
const anyAccess = settings(fc.oneof(fields, fields, unknownFields) as typeof fields);

/** An edit a person could make to `base` in the form. */
const editOf = (base: PublicAccess): fc.Arbitrary<PublicAccessChange> =>
  fc
    .tuple(anyAccess, fc.subarray([...FIELDS]))
    .map(([wish, touched]) =>
      diff(base, Object.assign({}, base, ...touched.map((field) => ({ ...pick(wish, field) })))),
    );

/** What is edited together: the mode's two fields are one. */
const FIELDS = ['mode', 'ipRules', 'subnetRules', 'bypass', 'tasksBypass', 'dataEndpointEnabled'] as const;
const pick = (wish: PublicAccess, field: (typeof FIELDS)[number]): Partial<PublicAccess> =>
  field === 'mode'
    ? { publicNetworkAccess: wish.publicNetworkAccess, defaultAction: wish.defaultAction }
    : { [field]: wish[field] };

const keys = ({ ipRules }: PublicAccess) => ipRules.map(canonicalRule);
const subnetKeys = ({ subnetRules: list }: PublicAccess) => (list ?? []).map(({ id }) => canonicalSubnet(id));
const meaning = (it: PublicAccess) => ({
  mode: accessMode(it),
  rules: keys(it).sort(),
  subnets: subnetKeys(it).sort(),
  bypass: knownBypass(it.bypass),
  tasks: it.tasksBypass,
  dataEndpoint: it.dataEndpointEnabled,
});

test('applying a difference gives the other state', () => {
  const seen = tally('apply(a, diff(a, b))');
  fc.assert(
    fc.property(access, access, (a, b) => {
      const change = diff(a, b);
      expect(meaning(apply(a, change))).toEqual(meaning(b));
      expect(meaning(apply(b, invert(a, b)))).toEqual(meaning(a));
      expect(isSatisfied(change, b)).toBe(true);
      expect(isSatisfied(change, a)).toBe(isEmpty(change));
      expect(apply(a, edit({}))).toEqual(a);
      const kept = keys(a).filter((rule) => keys(b).includes(rule));
      expect(keys(apply(a, change)).slice(0, kept.length)).toEqual(kept);
      seen.count(change.setMode ?? 'same mode', countChanges(change) === 0 ? 'empty' : 'some change');
    }),
    { numRuns: RUNS },
  );
  stdout.write(seen.report());
});

type Merge = typeof merge;

/** The same state as Azure may spell it after somebody else's write. */
const recased = (state: PublicAccess): PublicAccess => ({
  ...state,
  subnetRules:
    state.subnetRules?.map((rule) => ({
      ...rule,
      id: rule.id === rule.id.toUpperCase() ? rule.id.toLowerCase() : rule.id.toUpperCase(),
    })) ?? null,
});

/** Every disjoint edit of both sides survives; nothing appears or goes that nobody asked for. */
function lawOfMerge(run: Merge): string {
  const seen = tally('merges');
  const cases = anyAccess.chain((base) => fc.tuple(fc.constant(base), editOf(base), editOf(base)));
  fc.assert(
    fc.property(cases, ([base, ours, made]) => {
      const theirs = recased(apply(base, made));
      const { target, effective, keptFromOthers, conflicts } = run(base, theirs, ours);
      const wanted = new Set(keys(base));
      for (const rule of [...made.removeIpRules, ...ours.removeIpRules]) wanted.delete(rule);
      for (const rule of [...made.addIpRules, ...ours.addIpRules]) wanted.add(rule);
      expect(keys(target).sort()).toEqual([...wanted].sort());
      const subnets = new Set(subnetKeys(base));
      for (const id of [...made.removeSubnetRules, ...ours.removeSubnetRules])
        subnets.delete(canonicalSubnet(id));
      for (const id of [...made.addSubnetRules, ...ours.addSubnetRules]) subnets.add(canonicalSubnet(id));
      expect(subnetKeys(target).sort()).toEqual([...subnets].sort());
      // Two positions: who turns a switch turns it the same way as the other who does.
      expect(knownBypass(target.bypass)).toBe(ours.setBypass ?? made.setBypass ?? knownBypass(base.bypass));
      expect(target.tasksBypass).toBe(ours.setTasksBypass ?? made.setTasksBypass ?? base.tasksBypass);
      expect(target.dataEndpointEnabled).toBe(
        ours.setDataEndpoint ?? made.setDataEndpoint ?? base.dataEndpointEnabled,
      );
      expect(keptFromOthers.setTasksBypass).toBe(
        ours.setTasksBypass === undefined ? made.setTasksBypass : undefined,
      );
      expect(keptFromOthers.setDataEndpoint).toBe(
        ours.setDataEndpoint === undefined ? made.setDataEndpoint : undefined,
      );
      const touchedSubnets = [...ours.addSubnetRules, ...ours.removeSubnetRules].map(canonicalSubnet);
      const untouched = (list: readonly string[]) =>
        list.filter((id) => !touchedSubnets.includes(canonicalSubnet(id)));
      const folded = (list: readonly string[]) => list.map(canonicalSubnet).sort();
      expect(folded(keptFromOthers.addSubnetRules)).toEqual(folded(untouched(made.addSubnetRules)));
      expect(folded(keptFromOthers.removeSubnetRules)).toEqual(folded(untouched(made.removeSubnetRules)));
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
      return { ...merged, target: apply(merged.target, edit({ addIpRules: back })) };
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
    (base, theirs, change) => ({ ...merge(base, theirs, change), keptFromOthers: edit({}) }),
    lawOfMerge,
  ],
  [
    'subnets compared with their letter case',
    (base, theirs, change) => {
      const ids = new Set(change.removeSubnetRules);
      const merged = merge(base, theirs, change);
      const kept = theirs.subnetRules?.filter(({ id }) => !ids.has(id)) ?? [];
      const added = merged.effective.addSubnetRules.map((id) => ({ id, action: 'Allow' }));
      return { ...merged, target: { ...merged.target, subnetRules: [...kept, ...added] } };
    },
    lawOfMerge,
  ],
  [
    'an edit of rules sends the subnet rules of the form along',
    (base, theirs, change) => {
      const merged = merge(base, theirs, change);
      const { subnetRules: form } = apply(base, change);
      return { ...merged, target: { ...merged.target, subnetRules: form } };
    },
    lawOfMerge,
  ],
  [
    'a switch goes back to where the form had it',
    (base, theirs, change) => {
      const merged = merge(base, theirs, change);
      return { ...merged, target: { ...merged.target, tasksBypass: apply(base, change).tasksBypass } };
    },
    lawOfMerge,
  ],
])('a planted defect is caught: %s', (_defect, broken, law) => {
  expect(() => law(broken)).toThrow();
});

/** What Azure does with a PATCH: keys merge, a list replaces the list; what a version hides is not written. */
function patched(theirs: PublicAccess, { apiVersion, properties: body }: Patch): PublicAccess {
  const showsSubnets = apiVersion === '2021-08-01-preview';
  const { ipRules, virtualNetworkRules, defaultAction } = body.networkRuleSet ?? {};
  return {
    publicNetworkAccess: body.publicNetworkAccess ?? theirs.publicNetworkAccess,
    defaultAction: defaultAction ?? theirs.defaultAction,
    ipRules: ipRules?.map(({ value }) => value) ?? theirs.ipRules,
    subnetRules: (showsSubnets ? virtualNetworkRules : undefined) ?? theirs.subnetRules,
    bypass: body.networkRuleBypassOptions ?? theirs.bypass,
    tasksBypass: (showsSubnets ? undefined : body.networkRuleBypassAllowedForTasks) ?? theirs.tasksBypass,
    dataEndpointEnabled: body.dataEndpointEnabled ?? theirs.dataEndpointEnabled,
  };
}

test('the PATCHes turn their state into the target, and send no key that does not change', () => {
  const seen = tally('PATCH bodies');
  fc.assert(
    fc.property(
      access.chain((base) => fc.tuple(fc.constant(base), access, editOf(base))),
      ([base, theirs, change]) => {
        const { target, effective } = merge(base, theirs, change);
        const plan = patchPlan(theirs, effective);
        expect(plan.reduce(patched, theirs)).toEqual(target);
        if (isEmpty(effective)) expect(plan).toEqual([]);
        const rulesChange = effective.addIpRules.length + effective.removeIpRules.length > 0;
        const subnetsChange = effective.addSubnetRules.length + effective.removeSubnetRules.length > 0;
        for (const { apiVersion, properties: body } of plan) {
          if (!rulesChange) expect(body.networkRuleSet?.ipRules).toBeUndefined();
          expect(body.networkRuleSet?.virtualNetworkRules !== undefined).toBe(
            subnetsChange && apiVersion === '2021-08-01-preview',
          );
          if (effective.setMode === undefined) expect(body.publicNetworkAccess).toBeUndefined();
          expect(body.publicNetworkAccess).not.toBe(theirs.publicNetworkAccess);
          expect(body.networkRuleBypassOptions !== undefined && effective.setBypass === undefined).toBe(
            false,
          );
        }
        expect(plan.length).toBeLessThanOrEqual(
          subnetsChange && effective.setTasksBypass !== undefined ? 2 : 1,
        );
        seen.count(
          `${plan.length} PATCHes`,
          ...plan.flatMap(({ properties }) => Object.keys(properties)),
          ...(rulesChange ? ['ipRules'] : []),
          ...(subnetsChange ? ['virtualNetworkRules'] : []),
        );
      },
    ),
    { numRuns: RUNS },
  );
  stdout.write(seen.report());
});

test('their mode is kept when only rules are edited, and an unknown one is never written over unseen', () => {
  const base = publicPart(registryIn('all'));
  const theirs = publicPart(registryIn('disabled'));
  const merged = merge(base, theirs, edit({ addIpRules: ['20.1.2.3'] }));
  expect(merged).toMatchObject({
    target: { ...theirs, ipRules: ['20.1.2.3'] },
    keptFromOthers: { setMode: 'disabled' },
    conflicts: [],
  });
  const odd = {
    ...base,
    publicNetworkAccess: 'SecuredByPerimeter',
    defaultAction: 'Deny',
    bypass: 'Perimeter',
  };
  expect(merge(base, odd, edit({ setMode: 'selected', setBypass: 'None' })).conflicts).toEqual([
    'mode',
    'bypass',
  ]);
});
