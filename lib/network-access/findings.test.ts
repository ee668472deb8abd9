// Each finding: a state that has it, and the nearest states that must not.
import { expect, test } from 'vitest';
import type { FindingCode } from './finding.ts';
import { findings } from './findings.ts';
import type { RuleQuotas } from './findings-limits.ts';
import { modeFields } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { NO_CONNECTIONS as NONE, registryIn, subnetNamed } from './testing/states.ts';

const SUBNET = [{ id: subnetNamed('snet-build'), action: 'Allow' }];
const ENDPOINT = { connections: { ...NONE, approved: 1 } };

/** Selected networks, one rule, every switch right: nothing to find. */
const sound = registryIn('selected', { ipRules: ['20.1.2.3'], tasksBypass: true });

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
      modeFields('disabled'),
    ],
  ],
  [
    'critical disabled_without_endpoint',
    { ...modeFields('disabled'), connections: { ...NONE, pending: 3, rejected: 1 } },
    [
      { ...modeFields('disabled'), ...ENDPOINT },
      { ...modeFields('disabled'), connections: { ...NONE, other: 1 } },
      { ipRules: [] },
    ],
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
  [
    'info duplicate_rules',
    { ipRules: ['20.1.2.3', '20.1.2.3/32'] },
    [{ ipRules: ['20.1.2.3', '20.1.2.0/24'] }, { ipRules: ['odd', 'odd'] }],
  ],
  [
    'info adjacent_rules',
    { ipRules: ['20.1.2.0/25', '20.1.2.128/25'] },
    [
      // Beside each other, but no range holds both and nothing else.
      { ipRules: ['20.1.2.128/25', '20.1.3.0/25'] },
      { ipRules: ['20.1.2.0/24', '20.1.2.7'] },
      { ipRules: ['20.1.2.3', '20.1.2.3/32'] },
    ],
  ],
  [
    'warning export_policy_conflict',
    { exportPolicy: 'disabled' },
    [
      { exportPolicy: 'enabled' },
      { exportPolicy: 'disabled', ...modeFields('disabled'), ...ENDPOINT },
      { exportPolicy: 'disabled', publicNetworkAccess: 'SecuredByPerimeter' },
    ],
  ],
  [
    'info export_policy_locks',
    { exportPolicy: 'Disabled', ...modeFields('disabled'), ...ENDPOINT },
    [{ ...modeFields('disabled'), ...ENDPOINT }, { exportPolicy: 'Disabled' }],
  ],
])('%s', (finding, there, absent) => {
  expect(codes(there)).toContain(finding);
  for (const access of absent)
    expect(
      codes(access).map((text) => text.split(' ')[1]),
      JSON.stringify(access),
    ).not.toContain(finding.split(' ')[1]);
});

const quota = (used: number, limit: number) => ({ used, limit });

test.each<[code: FindingCode, part: keyof RuleQuotas]>([
  ['ip_rules_quota', 'ipRules'],
  ['subnet_rules_quota', 'subnetRules'],
  ['endpoints_quota', 'privateEndpoints'],
])('%s is found above 80 %% of what Azure says, never guessed', (code, part) => {
  const unread: RuleQuotas = { ipRules: null, subnetRules: null, privateEndpoints: null };
  const of = (numbers: RuleQuotas[typeof part]) => findings(sound, { ...unread, [part]: numbers });
  expect(of(quota(161, 200))).toEqual([
    { code, severity: 'warning', values: { used: 161, limit: 200, left: 39 } },
  ]);
  expect(of(quota(200, 200))[0]?.values).toEqual({ used: 200, limit: 200, left: 0 });
  expect(of(quota(201, 200))[0]?.values).toEqual({ used: 201, limit: 200, left: 0 });
  for (const absent of [quota(160, 200), quota(0, 0), null]) expect(of(absent)).toEqual([]);
  const many = { ...sound, ipRules: Array.from({ length: 100 }, (_, index) => `20.1.${index}.9`) };
  expect(findings(many, null)).toEqual([]);
});

test('numbers and examples come along', () => {
  const values = (code: FindingCode, access: Partial<NetworkAccess>) =>
    found(access).find((finding) => finding.code === code)?.values;
  const nested = ['20.1.2.3', '20.1.2.3/32', '20.1.2.0/24', '20.1.2.128/25'];
  expect(values('overlapping_rules', { ipRules: nested })).toEqual({
    count: 2,
    rule: '20.1.2.3',
    outer: '20.1.2.0/24',
  });
  expect(values('duplicate_rules', { ipRules: nested })).toEqual({
    count: 1,
    first: '20.1.2.3',
    second: '20.1.2.3/32',
  });
  const beside = [
    '20.50.2.16/28',
    '20.50.2.0/28',
    '20.50.2.5',
    '4.0.0.4',
    '4.0.0.5',
    '4.0.0.6/31',
    '9.9.9.9',
  ];
  expect(values('adjacent_rules', { ipRules: beside })).toEqual({
    from: 5,
    to: 2,
    into: '4.0.0.4/30',
    parts: 3,
    first: '4.0.0.4',
    last: '4.0.0.6/31',
  });
  expect(values('wide_range', { ipRules: ['2.0.0.0/7', '20.0.0.0/6', '20.1.2.3'] })).toEqual({
    rule: '2.0.0.0/7',
    count: 2,
    addresses: 2 ** 25 + 2 ** 26,
  });
  expect(values('no_way_in', { ipRules: [], connections: { ...NONE, pending: 2 } })).toEqual({ pending: 2 });
});

test('the worst stands first', () => {
  expect(
    codes({ ...modeFields('all'), ipRules: ['20.1.2.3', '20.1.2.3/32'], subnetRules: SUBNET, ...ENDPOINT }),
  ).toEqual([
    'critical open_to_internet',
    'warning rules_inactive',
    'warning subnets_and_endpoints',
    'info duplicate_rules',
  ]);
});
