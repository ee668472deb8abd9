// The suggestion covers the same addresses in the fewest ranges, judged by an independent library.
import { stdout } from 'node:process';
import { containsCidr, mergeCidr } from 'cidr-tools';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from './change.ts';
import { collapse } from './collapse.ts';
import { canonicalRule, formatRange, rangeAround } from './ip-range.ts';
import { nestRules } from './nested-rules.ts';
import { edit, registryIn } from './testing/states.ts';
import { tally } from './testing/tally.ts';

const RUNS = 10_000;

const cidr = (rule: string) => (rule.includes('/') ? rule : `${rule}/32`);
/** All in one /24, so that they nest, touch and overlap; some far off, some of any size. */
const near = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 25, max: 32 }))
  .map(([host, prefix]) => formatRange(rangeAround(20 * 2 ** 24 + host, prefix)));
const anywhere = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 32 }))
  .map(([address, prefix]) => formatRange(rangeAround(address, prefix)));
const spelt = (rule: string) => fc.constantFrom(rule, cidr(rule));
const rules = fc.array(fc.oneof(near, near, near, anywhere).chain(spelt), { maxLength: 16 });

/** Runs of neighbours, as people paste them: everything below `end` in one /26, in steps of one size. */
const runs = fc
  .tuple(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 28, max: 32 }))
  .map(([count, prefix]) =>
    Array.from({ length: count }, (_, index) =>
      formatRange({ first: 20 * 2 ** 24 + index * 2 ** (32 - prefix), prefix }),
    ),
  );

const distinct = (list: readonly string[]) => [...new Set(list.map(canonicalRule))];

function lawOfCollapse(suggest: typeof collapse): string {
  const seen = tally('rules collapsed');
  fc.assert(
    fc.property(fc.oneof(rules, rules, runs), (before) => {
      const fewest = mergeCidr(before.map(cidr));
      const suggestion = suggest(before);
      expect(suggestion === null).toBe(distinct(before).length === fewest.length);
      const { remove, add, from, to } = suggestion ?? { remove: [], add: [], from: 0, to: 0 };
      const state = registryIn('selected', { ipRules: before });
      const after = apply(state, edit({ removeIpRules: remove, addIpRules: add })).ipRules;
      // The same addresses, and as few ranges as the library needs.
      expect(distinct(after).map(cidr).sort()).toEqual([...fewest].sort());
      expect(from - to).toBe(distinct(before).length - fewest.length);
      expect(from).toBeGreaterThanOrEqual(to);
      // What stays is not touched: only rules that are there go, only such that are not come.
      expect(distinct(before)).toEqual(expect.arrayContaining([...remove]));
      for (const rule of add) expect(distinct(before)).not.toContain(rule);
      for (const rule of before)
        if (fewest.includes(cidr(canonicalRule(rule)))) expect(remove).not.toContain(canonicalRule(rule));
      if (suggestion !== null) expect(collapse(after)).toBeNull();
      seen.count(
        suggestion === null
          ? 'nothing to gain'
          : add.length === 0
            ? 'redundant only'
            : to > add.length
              ? 'merged and redundant'
              : 'merged',
        ...(distinct(before).length < before.length ? ['with doubles'] : []),
      );
    }),
    { numRuns: RUNS },
  );
  return seen.report();
}

test('a suggestion covers exactly the same addresses in the fewest ranges', () => {
  stdout.write(lawOfCollapse(collapse));
});

test.each<[defect: string, suggest: typeof collapse]>([
  [
    'a part forgotten',
    (list) => {
      const all = collapse(list);
      return all && { ...all, add: all.add.slice(1) };
    },
  ],
  [
    'merged to a range that is one bit too wide',
    (list) => {
      const all = collapse(list);
      const widened = all?.add.map((rule) =>
        rule.replace(/\/(\d+)$/, (_, prefix) => `/${Number(prefix) - 1}`),
      );
      return all && { ...all, add: widened?.map(canonicalRule) ?? [] };
    },
  ],
  [
    'only rules inside others found',
    (list) => {
      const { inner, outermost } = nestRules(list);
      const remove = inner.map(({ rule }) => rule);
      const kept = outermost.filter(({ rule }) => inner.some(({ outer }) => outer === rule)).length;
      return remove.length === 0 ? null : { remove, add: [], from: remove.length + kept, to: kept };
    },
  ],
  [
    'rules that stay taken out and put back',
    (list) => {
      const all = collapse(list);
      return all && { ...all, remove: distinct(list), add: mergeCidr(list.map(cidr)).map(canonicalRule) };
    },
  ],
  ['nothing ever suggested', () => null],
])('a planted defect is caught: %s', (_defect, suggest) => {
  expect(() => lawOfCollapse(suggest)).toThrow();
});

test.each<[rules: readonly string[], expected: ReturnType<typeof collapse>]>([
  [[], null],
  [['20.0.0.1', '20.0.0.2'], null],
  [['20.0.0.2', '20.0.0.3'], { remove: ['20.0.0.2', '20.0.0.3'], add: ['20.0.0.2/31'], from: 2, to: 1 }],
  [['20.0.0.0/24', '20.0.0.7', '4.0.0.1'], { remove: ['20.0.0.7'], add: [], from: 2, to: 1 }],
  [['20.0.0.1', '20.0.0.1/32'], null],
  [['not a rule', '2603:1020::/48'], null],
])('%j', (list, expected) => {
  expect(collapse(list)).toEqual(expected);
});

test('nesting parts the rules into those that decide and those inside them', () => {
  fc.assert(
    fc.property(rules, (list) => {
      const { outermost, inner } = nestRules(list);
      const names = outermost.map(({ rule }) => rule);
      expect([...names, ...inner.map(({ rule }) => rule)].sort()).toEqual(distinct(list).sort());
      const holds = (outer: string, rule: string) => containsCidr([cidr(outer)], [cidr(rule)]);
      for (const { rule, outer } of inner)
        expect([names.includes(outer), holds(outer, rule)]).toEqual([true, true]);
      for (const a of names) for (const b of names) if (a !== b) expect(holds(a, b)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
