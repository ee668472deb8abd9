// Edits that must not reach Azure, each under its own code and path.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from './change.ts';
import { modeFields } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { type ChangeLimits, MOST_CHANGES, validateChange } from './validate.ts';

const base: PublicAccess = {
  ...modeFields('selected'),
  ipRules: ['20.1.2.3', '20.1.2.9/32', '52.174.9.0/24'],
};
const premium = { sku: 'Premium', ipRuleLimit: 200 };
const edit = (change: Partial<PublicAccessChange>): PublicAccessChange => ({
  addIpRules: [],
  removeIpRules: [],
  ...change,
});
const codes = (change: Partial<PublicAccessChange>, limits: ChangeLimits = premium) =>
  validateChange(base, edit(change), limits).map(({ path, code }) => `${path} ${code}`);

test.each<[about: string, change: Partial<PublicAccessChange>, expected: readonly string[]]>([
  ['nothing', {}, []],
  [
    'good edits',
    { setMode: 'disabled', addIpRules: ['20.1.2.4', '2.0.0.0/7'], removeIpRules: ['20.1.2.3', '20.1.2.9'] },
    [],
  ],
  ['a removal in Azure’s spelling', { removeIpRules: ['20.1.2.9/32', '20.1.2.3/32'] }, []],
  [
    'private and malformed',
    { addIpRules: ['20.1.2.4', '10.0.0.1', 'x', '１.1.1.1'] },
    ['addIpRules.1 private', 'addIpRules.2 not_an_address', 'addIpRules.3 non_ascii'],
  ],
  ['not canonical', { addIpRules: ['20.1.2.4/32'] }, ['addIpRules.0 not_canonical']],
  ['there already', { addIpRules: ['20.1.2.9'] }, ['addIpRules.0 already_present']],
  ['twice', { addIpRules: ['20.1.2.4', '20.1.2.4'] }, ['addIpRules.1 duplicate']],
  ['twice in two spellings', { addIpRules: ['20.1.2.4', '20.1.2.4/32'] }, ['addIpRules.1 not_canonical']],
  ['removing what is not there', { removeIpRules: ['20.1.2.4'] }, ['removeIpRules.0 not_present']],
  ['removing twice', { removeIpRules: ['20.1.2.3', '20.1.2.3/32'] }, ['removeIpRules.1 duplicate']],
  [
    'adding and removing',
    { addIpRules: ['20.1.2.3'], removeIpRules: ['20.1.2.3'] },
    ['addIpRules.0 already_present', 'removeIpRules.0 added_and_removed'],
  ],
  [
    'a huge string',
    { addIpRules: ['9'.repeat(1_000_000)], removeIpRules: ['8'.repeat(1_000_000)] },
    ['addIpRules.0 too_long', 'removeIpRules.0 not_present'],
  ],
  [
    'far too many',
    { addIpRules: Array.from({ length: MOST_CHANGES + 1 }, () => '20.1.2.4') },
    ['addIpRules too_many_entries'],
  ],
  [
    'far too many removals',
    { removeIpRules: Array.from({ length: MOST_CHANGES + 1 }, () => '20.1.2.3') },
    ['removeIpRules too_many_entries'],
  ],
])('%s', (_about, change, expected) => {
  expect(codes(change)).toEqual(expected);
});

test('a removal that is quoted back is cut to a rule’s length', () => {
  const [issue] = validateChange(base, edit({ removeIpRules: ['y'.repeat(1_000)] }), premium);
  expect(issue?.values).toEqual({ rule: 'y'.repeat(64) });
});

test('below Premium the registry may be opened and emptied, not closed or filled', () => {
  const basic = { sku: 'Basic', ipRuleLimit: null };
  expect(codes({ setMode: 'selected', addIpRules: ['20.1.2.4'] }, basic)).toEqual([
    'setMode needs_premium',
    'addIpRules needs_premium',
  ]);
  expect(
    validateChange(base, edit({ setMode: 'disabled' }), { sku: 'Standard', ipRuleLimit: 200 })[0],
  ).toEqual({
    path: 'setMode',
    code: 'needs_premium',
    values: { sku: 'Standard' },
  });
  expect(validateChange(base, edit({ setMode: 'all', removeIpRules: ['20.1.2.3'] }), basic)).toEqual([]);
  expect(validateChange(base, edit({ setMode: 'disabled' }), { sku: 'premium', ipRuleLimit: 0 })).toEqual([]);
});

test('the limit counts what will be there, and never stops a removal', () => {
  const limit = (ipRuleLimit: number | null) => ({ sku: 'Premium', ipRuleLimit });
  const swap = edit({ addIpRules: ['20.1.2.4'], removeIpRules: ['20.1.2.3'] });
  expect(validateChange(base, swap, limit(3))).toEqual([]);
  expect(validateChange(base, edit({ addIpRules: ['20.1.2.4', '20.1.2.5'] }), limit(4))).toEqual([
    { path: 'addIpRules', code: 'ip_rule_limit', values: { count: 5, limit: 4, over: 1 } },
  ]);
  expect(validateChange(base, edit({ removeIpRules: ['20.1.2.3'] }), limit(1))).toEqual([]);
  expect(validateChange(base, edit({ addIpRules: ['20.1.2.4'] }), limit(null))).toEqual([]);
});

test('every difference between two valid states is a valid change', () => {
  const state = fc
    .record({
      mode: fc.constantFrom('all', 'selected', 'disabled'),
      ipRules: fc.subarray(['20.1.2.3', '20.1.2.0/24', '52.174.9.77', '2.0.0.0/7', '4.180.12.9']),
    })
    .map(({ mode, ipRules }) => ({ ...modeFields(mode), ipRules }));
  fc.assert(
    fc.property(state, state, (a, b) => {
      expect(validateChange(a, diff(a, b), premium)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
