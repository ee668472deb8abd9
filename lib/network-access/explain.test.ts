// Effective access against the documented truth table, typed row by row, and the sentence above it.
import { expect, test } from 'vitest';
import { explainAccess } from './explain.ts';
import type { NetworkAccess } from './model.ts';
import { NO_CONNECTIONS as NONE, registryIn } from './testing/states.ts';

const SUBNET = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/';
const subnets = (...names: readonly string[]) =>
  names.map((name) => ({ id: SUBNET + name, action: 'Allow' }));

/** As the table's last three columns suppose: an approved endpoint, the bypass and the Tasks switch on. */
const granted: NetworkAccess = registryIn('selected', {
  tasksBypass: true,
  connections: { ...NONE, approved: 1 },
});

type Yn = 'yes' | 'no';
type Row = readonly [
  publicNetworkAccess: string,
  defaultAction: string,
  ip: boolean,
  subnet: boolean,
  anyone: Yn,
  listed: Yn,
  subnetClient: Yn,
  endpoint: Yn,
  trusted: Yn,
  task: Yn,
];

/** “only if a rule contains it” is `no` for anyone and `yes` for a listed client. Disabled: every combination. */
const TABLE: readonly Row[] = [
  ['Enabled', 'Allow', false, false, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['Enabled', 'Allow', true, false, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['Enabled', 'Allow', false, true, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['Enabled', 'Allow', true, true, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['Enabled', 'Deny', false, false, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
  ['Enabled', 'Deny', true, false, 'no', 'yes', 'no', 'yes', 'yes', 'yes'],
  ['Enabled', 'Deny', false, true, 'no', 'no', 'yes', 'yes', 'no', 'no'],
  ['Enabled', 'Deny', true, true, 'no', 'yes', 'yes', 'yes', 'no', 'no'],
  ['Disabled', 'Allow', false, false, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
  ['Disabled', 'Allow', true, true, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
  ['Disabled', 'Deny', false, false, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
  ['Disabled', 'Deny', true, false, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
  ['Disabled', 'Deny', false, true, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
  ['Disabled', 'Deny', true, true, 'no', 'no', 'no', 'yes', 'yes', 'yes'],
];

type Explain = typeof explainAccess;

const reach = (explain: Explain, access: NetworkAccess) =>
  Object.fromEntries(explain(access).paths.map(({ kind, reaches }) => [kind, reaches]));

const rowAccess = ([publicNetworkAccess, defaultAction, ip, subnet]: Row): NetworkAccess => ({
  ...granted,
  publicNetworkAccess,
  defaultAction,
  ipRules: ip ? ['52.174.9.0/24'] : [],
  subnetRules: subnet ? subnets('snet-build') : [],
});

function lawOfTruthTable(explain: Explain): void {
  for (const row of TABLE) {
    const [, , , , internet, addresses, subnetClients, endpoints, trusted, tasks] = row;
    const access = rowAccess(row);
    const about = JSON.stringify(row);
    expect(reach(explain, access), about).toEqual({
      internet,
      addresses,
      subnets: subnetClients,
      endpoints,
      trusted,
      tasks,
    });
    const open = internet === 'yes' ? 'yes' : 'no';
    expect(reach(explain, { ...access, bypass: 'None' }), about).toMatchObject({
      trusted: open,
      tasks: open,
    });
    expect(reach(explain, { ...access, tasksBypass: false }), about).toMatchObject({ trusted, tasks: open });
    expect(reach(explain, { ...access, connections: NONE }), about).toMatchObject({
      endpoints: 'no',
      internet,
    });
    expect(
      reach(explain, { ...access, connections: { ...NONE, pending: 2, rejected: 1 } }),
      about,
    ).toMatchObject({ endpoints: 'no', pending: 'no' });
  }
}

test('what reaches a registry equals the truth table', () => lawOfTruthTable(explainAccess));

const altered =
  (kind: string, reaches: 'yes' | 'no', when: (access: NetworkAccess) => boolean): Explain =>
  (access) => {
    const { sentence, paths } = explainAccess(access);
    return {
      sentence,
      paths: paths.map((path) => (path.kind === kind && when(access) ? { ...path, reaches } : path)),
    };
  };

test.each<[defect: string, explain: Explain]>([
  [
    'the bypass works beside subnet rules',
    altered(
      'trusted',
      'yes',
      ({ subnetRules, bypass }) => subnetRules !== null && subnetRules.length > 0 && bypass !== 'None',
    ),
  ],
  ['Disabled leaves the IP rules in force', altered('addresses', 'yes', ({ ipRules }) => ipRules.length > 0)],
  [
    'Disabled closes private endpoints',
    altered('endpoints', 'no', ({ publicNetworkAccess }) => publicNetworkAccess === 'Disabled'),
  ],
  ['rules restrict under Allow', altered('internet', 'no', ({ ipRules }) => ipRules.length > 0)],
  [
    'a pending endpoint counts as approved',
    altered('endpoints', 'yes', ({ connections }) => connections.pending > 0),
  ],
  ['trusted services cover Tasks', altered('tasks', 'yes', ({ bypass }) => bypass !== 'None')],
  ['defaultAction alone decides', (access) => explainAccess({ ...access, publicNetworkAccess: 'Enabled' })],
])('a planted defect is caught: %s', (_defect, explain) => {
  expect(() => lawOfTruthTable(explain)).toThrow();
});

const verdicts = (access: Partial<NetworkAccess>) =>
  Object.fromEntries(
    explainAccess({ ...granted, ...access }).paths.map(({ kind, verdict, reason }) => [
      kind,
      `${verdict} ${reason.key}`,
    ]),
  );

test('what is not known is said to be unknown, and only where it matters', () => {
  expect(verdicts({ subnetRules: null })).toMatchObject({
    subnets: 'unknown reason.subnetRulesUnread',
    trusted: 'unknown reason.subnetRulesUnread',
    tasks: 'unknown reason.subnetRulesUnread',
    internet: 'stop reason.internetRefused',
    endpoints: 'pass reason.endpointsApproved',
  });
  expect(verdicts({ subnetRules: null, tasksBypass: false })).toMatchObject({
    tasks: 'stop reason.tasksOff',
  });
  expect(verdicts({ subnetRules: null, bypass: 'None' })).toMatchObject({
    trusted: 'stop reason.bypassOff',
    tasks: 'stop reason.bypassOff',
  });
  expect(verdicts({ subnetRules: null, publicNetworkAccess: 'Disabled' })).toMatchObject({
    subnets: 'inert reason.rulesNotApplied',
    trusted: 'pass reason.bypassOn',
  });
  expect(verdicts({ subnetRules: null, defaultAction: 'Allow' })).toMatchObject({
    subnets: 'inert reason.rulesInactive',
    trusted: 'pass reason.likeEveryone',
  });
  expect(verdicts({ tasksBypass: null })).toMatchObject({ tasks: 'unknown reason.tasksUnread' });
  expect(verdicts({ bypass: 'Everything' })).toMatchObject({
    trusted: 'unknown reason.unknownBypass',
    tasks: 'unknown reason.unknownBypass',
  });
  expect(verdicts({ connections: { ...NONE, other: 1 } })).toMatchObject({
    endpoints: 'unknown reason.endpointsUnread',
  });
  expect(verdicts({ publicNetworkAccess: 'SecuredByPerimeter', ipRules: ['20.1.2.3'] })).toEqual({
    internet: 'unknown reason.unknownSetting',
    addresses: 'unknown reason.unknownSetting',
    subnets: 'unknown reason.unknownSetting',
    trusted: 'unknown reason.unknownSetting',
    tasks: 'unknown reason.unknownSetting',
    endpoints: 'pass reason.endpointsApproved',
  });
});

test('the registry of the design: void bypass, refused Internet, one request waiting', () => {
  const access = {
    ipRules: ['20.0.0.0/28', '20.1.2.3'],
    subnetRules: subnets('snet-build', 'snet-agents'),
    connections: { ...NONE, approved: 3, pending: 1 },
  };
  expect(verdicts(access)).toEqual({
    internet: 'stop reason.internetRefused',
    addresses: 'pass reason.ipRules',
    subnets: 'pass reason.subnetRules',
    trusted: 'inert reason.bypassVoid',
    tasks: 'stop reason.tasksVoid',
    endpoints: 'pass reason.endpointsApproved',
    pending: 'wait reason.endpointPending',
  });
  const { sentence, paths } = explainAccess({ ...granted, ...access });
  expect(sentence).toEqual({
    key: 'sentence.selectedIpSubnetsEndpoints',
    values: {
      ipCount: 2,
      ipKind: 'ranges',
      subnetCount: 2,
      endpointCount: 3,
      trusted: 'no',
      subnetsKnown: 'yes',
      complete: 'yes',
      endpointsKnown: 'yes',
    },
  });
  expect(paths.map(({ kind, source }) => [kind, source.values])).toEqual([
    ['internet', { mode: 'selected' }],
    ['addresses', { count: 2, kind: 'ranges' }],
    ['subnets', { count: 2, names: 'snet-build, snet-agents', more: 0 }],
    ['trusted', {}],
    ['tasks', {}],
    ['endpoints', { count: 3 }],
    ['pending', { count: 1 }],
  ]);
});

test.each<[Partial<NetworkAccess>, key: string]>([
  [{ defaultAction: 'Allow' }, 'all'],
  [{ ipRules: ['20.1.2.3'], connections: NONE }, 'selectedIp'],
  [{ subnetRules: subnets('a'), connections: NONE }, 'selectedSubnets'],
  [{}, 'selectedEndpoints'],
  [{ connections: NONE }, 'selectedNone'],
  [{ connections: NONE, subnetRules: null }, 'selectedNone'],
  [{ publicNetworkAccess: 'Disabled' }, 'disabledEndpoints'],
  [{ publicNetworkAccess: 'Disabled', connections: NONE }, 'disabledNone'],
  [{ defaultAction: 'Ask' }, 'unknown'],
])('the sentence for %j is %s', (access, key) => {
  expect(explainAccess({ ...granted, ...access }).sentence.key).toBe(`sentence.${key}`);
});
