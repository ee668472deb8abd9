// Each finding: a state that has it, and the nearest states that must not.
import { expect, test } from 'vitest';
import { type FindingCode, findings } from './findings.ts';
import { modeFields } from './mode.ts';
import type { NetworkAccess } from './model.ts';

const NONE = { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 };
const SUBNET = [{ id: '/subnets/a', action: 'Allow' }];
const ENDPOINT = { connections: { ...NONE, approved: 1 } };

/** Selected networks, one rule, every switch right: nothing to find. */
const sound: NetworkAccess = {
  sku: 'Premium',
  ...modeFields('selected'),
  ipRules: ['20.1.2.3'],
  subnetRules: [],
  bypass: 'AzureServices',
  tasksBypass: true,
  connections: NONE,
};

const found = (access: Partial<NetworkAccess>) => findings({ ...sound, ...access });
const codes = (access: Partial<NetworkAccess>) =>
  found(access).map(({ severity, code }) => `${severity} ${code}`);

test('a sound registry has none', () => {
  expect(found({})).toEqual([]);
  expect(found({ ...modeFields('disabled'), ...ENDPOINT })).toEqual([]);
});

test.each<[finding: string, there: Partial<NetworkAccess>, absent: readonly Partial<NetworkAccess>[]]>([
  [
    'critical open_to_internet',
    { ...modeFields('all'), ipRules: [] },
    [
      {},
      { publicNetworkAccess: 'Disabled', defaultAction: 'Allow', ...ENDPOINT },
      { publicNetworkAccess: 'SecuredByPerimeter' },
    ],
  ],
  [
    'critical no_way_in',
    { ipRules: [] },
    [
      { ipRules: [], subnetRules: SUBNET },
      { ipRules: [], ...ENDPOINT },
      { ipRules: [], subnetRules: null },
      { ipRules: [], connections: { ...NONE, other: 1 } },
      { ...modeFields('all'), ipRules: [] },
    ],
  ],
  [
    'critical no_way_in',
    { ...modeFields('disabled'), connections: { ...NONE, pending: 3, rejected: 1 } },
    [{ ...modeFields('disabled'), ...ENDPOINT }],
  ],
  ['critical wide_range', { ipRules: ['2.0.0.0/7'] }, [{ ipRules: ['2.0.0.0/8'] }]],
  ['info wide_range', { ...modeFields('disabled'), ...ENDPOINT, ipRules: ['2.0.0.0/7'] }, []],
  [
    'warning rules_inactive',
    modeFields('all'),
    [{}, { ...modeFields('all'), ipRules: [] }, { ...modeFields('disabled'), ...ENDPOINT }],
  ],
  [
    'warning rules_inactive',
    { ...modeFields('all'), ipRules: [], subnetRules: SUBNET },
    [{ ...modeFields('all'), ipRules: [], subnetRules: null }],
  ],
  [
    'warning subnets_and_endpoints',
    { subnetRules: SUBNET, ...ENDPOINT },
    [{ subnetRules: SUBNET }, ENDPOINT, { subnetRules: null, ...ENDPOINT }],
  ],
  [
    'warning bypass_void',
    { subnetRules: SUBNET },
    [
      { subnetRules: SUBNET, bypass: 'None' },
      { subnetRules: null },
      { subnetRules: SUBNET, ...modeFields('all') },
      { subnetRules: SUBNET, ...modeFields('disabled') },
    ],
  ],
  [
    'warning tasks_blocked',
    { tasksBypass: false },
    [
      { tasksBypass: null },
      { tasksBypass: false, bypass: 'None' },
      { tasksBypass: false, ...modeFields('all') },
      { tasksBypass: false, publicNetworkAccess: 'SecuredByPerimeter' },
    ],
  ],
  ['warning tasks_blocked', { tasksBypass: false, ...modeFields('disabled') }, []],
  [
    'info overlapping_rules',
    { ipRules: ['20.1.2.3', '20.1.2.0/24'] },
    [{ ipRules: ['20.1.2.3', '20.1.3.0/24'] }],
  ],
  ['info overlapping_rules', { ipRules: ['20.1.2.3', '20.1.2.3/32'] }, [{ ipRules: ['odd', 'odd'] }]],
])('%s', (finding, there, absent) => {
  expect(codes(there)).toContain(finding);
  for (const access of absent)
    expect(
      codes(access).map((text) => text.split(' ')[1]),
      JSON.stringify(access),
    ).not.toContain(finding.split(' ')[1]);
});

test('numbers and examples come along', () => {
  const values = (code: FindingCode, access: Partial<NetworkAccess>) =>
    found(access).find((finding) => finding.code === code)?.values;
  expect(
    values('overlapping_rules', { ipRules: ['20.1.2.3', '20.1.2.3/32', '20.1.2.0/24', '20.1.2.128/25'] }),
  ).toEqual({ count: 3, rule: '20.1.2.3', outer: '20.1.2.0/24' });
  expect(values('wide_range', { ipRules: ['2.0.0.0/7', '20.0.0.0/6', '20.1.2.3'] })).toEqual({
    rule: '2.0.0.0/7',
    count: 2,
    addresses: 2 ** 25 + 2 ** 26,
  });
  expect(values('no_way_in', { ipRules: [] })).toEqual({ mode: 'selected' });
});

test('the worst stands first', () => {
  expect(
    codes({ ...modeFields('all'), ipRules: ['20.1.2.3', '20.1.2.3'], subnetRules: SUBNET, ...ENDPOINT }),
  ).toEqual([
    'critical open_to_internet',
    'warning rules_inactive',
    'warning subnets_and_endpoints',
    'info overlapping_rules',
  ]);
});
