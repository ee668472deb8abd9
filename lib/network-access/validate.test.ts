// Edits that must not reach Azure, each under its own code and path.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from './change.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import { edit, registryIn, subnetNamed } from './testing/states.ts';
import { type ChangeLimits, MOST_CHANGES, validateChange } from './validate.ts';

const [BUILD, AGENTS] = [subnetNamed('snet-build'), subnetNamed('snet-agents')];
const base: PublicAccess = registryIn('selected', {
  ipRules: ['20.1.2.3', '20.1.2.9/32', '52.174.9.0/24'],
  subnetRules: [{ id: BUILD, action: 'Allow' }],
});
const premium: ChangeLimits = {
  sku: 'Premium',
  ipRuleLimit: 200,
  subnetRuleLimit: 100,
  exportPolicy: 'Enabled',
};
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
  ['subnets', { addSubnetRules: [AGENTS], removeSubnetRules: [BUILD.toUpperCase()] }, []],
  [
    'subnets there already, twice, and none at all',
    { addSubnetRules: [BUILD.toLowerCase(), AGENTS, `${AGENTS}/`, '/subscriptions/x', 'snet'] },
    [
      'addSubnetRules.0 already_present',
      'addSubnetRules.2 duplicate',
      'addSubnetRules.3 not_a_subnet',
      'addSubnetRules.4 not_a_subnet',
    ],
  ],
  [
    'subnets that are not there, or go and come',
    { addSubnetRules: [AGENTS], removeSubnetRules: [subnetNamed('x'), AGENTS] },
    ['removeSubnetRules.0 not_present', 'removeSubnetRules.1 added_and_removed'],
  ],
  [
    'far too many subnets',
    { addSubnetRules: Array.from({ length: MOST_CHANGES + 1 }, () => AGENTS) },
    ['addSubnetRules too_many_entries'],
  ],
])('%s', (_about, change, expected) => {
  expect(codes(change)).toEqual(expected);
});

test('a removal that is quoted back is cut to a rule’s length', () => {
  const [issue] = validateChange(base, edit({ removeIpRules: ['y'.repeat(1_000)] }), premium);
  expect(issue?.values).toEqual({ rule: 'y'.repeat(64) });
});

test('below Premium the registry may be opened and emptied, not closed or filled', () => {
  const basic = { ...premium, sku: 'Basic', ipRuleLimit: null };
  expect(codes({ setMode: 'selected', addIpRules: ['20.1.2.4'] }, basic)).toEqual([
    'setMode needs_premium',
    'addIpRules needs_premium',
  ]);
  expect(validateChange(base, edit({ setMode: 'disabled' }), { ...premium, sku: 'Standard' })[0]).toEqual({
    path: 'setMode',
    code: 'needs_premium',
    values: { sku: 'Standard' },
  });
  expect(validateChange(base, edit({ setMode: 'all', removeIpRules: ['20.1.2.3'] }), basic)).toEqual([]);
  expect(
    validateChange(base, edit({ setMode: 'disabled' }), { ...premium, sku: 'premium', ipRuleLimit: 0 }),
  ).toEqual([]);
});

test('the limit counts what will be there, and never stops a removal', () => {
  const limit = (ipRuleLimit: number | null) => ({ ...premium, ipRuleLimit });
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
    .map(({ mode, ipRules }) => registryIn(mode, { ipRules }));
  fc.assert(
    fc.property(state, state, (a, b) => {
      expect(validateChange(a, diff(a, b), premium)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('subnet rules that are not known are not replaced', () => {
  const unread = { ...base, subnetRules: null };
  expect(validateChange(unread, edit({ addSubnetRules: [AGENTS] }), premium)).toEqual([
    { path: 'subnetRules', code: 'subnets_unknown', values: {} },
  ]);
  expect(validateChange(unread, edit({ addIpRules: ['20.1.2.4'] }), premium)).toEqual([]);
});

test('the limit of subnet rules is Azure’s, and never stops a removal', () => {
  const full = { ...premium, subnetRuleLimit: 1 };
  expect(validateChange(base, edit({ addSubnetRules: [AGENTS] }), full)).toEqual([
    { path: 'addSubnetRules', code: 'subnet_rule_limit', values: { count: 2, limit: 1, over: 1 } },
  ]);
  expect(validateChange(base, edit({ addSubnetRules: [AGENTS], removeSubnetRules: [BUILD] }), full)).toEqual(
    [],
  );
});

test('switches that restrict need Premium, those that open do not', () => {
  const basic = { ...premium, sku: 'Basic' };
  const asked = { setBypass: 'None', setTasksBypass: true, setDataEndpoint: true } as const;
  expect(codes({ ...asked, addSubnetRules: [AGENTS] }, basic)).toEqual([
    'addSubnetRules needs_premium',
    'setBypass needs_premium',
    'setTasksBypass needs_premium',
    'setDataEndpoint needs_premium',
  ]);
  expect(codes({ setBypass: 'AzureServices', setTasksBypass: false, setDataEndpoint: false }, basic)).toEqual(
    [],
  );
});

test('public access stays off while exports are disabled', () => {
  const kept = { ...premium, exportPolicy: 'disabled' };
  expect(codes({ setMode: 'all' }, kept)).toEqual(['setMode export_policy']);
  expect(codes({ setMode: 'selected' }, kept)).toEqual(['setMode export_policy']);
  expect(codes({ setMode: 'disabled' }, kept)).toEqual([]);
  expect(codes({ setMode: 'all' })).toEqual([]);
});
