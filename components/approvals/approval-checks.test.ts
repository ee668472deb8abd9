import { expect, test } from 'vitest';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { approvalChecks, warningCount } from './approval-checks.ts';

const access: NetworkAccess = {
  sku: 'Premium',
  publicNetworkAccess: 'Enabled',
  defaultAction: 'Allow',
  ipRules: [],
  subnetRules: [],
  bypass: 'AzureServices',
  tasksBypass: null,
  dataEndpointEnabled: false,
  exportPolicy: 'Enabled',
  connections: { pending: 1, approved: 0, rejected: 0, disconnected: 0, other: 0 },
};

type Wish = { used?: number; known?: boolean } & Partial<
  Pick<ApprovalDetail, 'requester' | 'neighbours' | 'regions'>
>;

function facts({
  used = 0,
  known = true,
  requester = { visible: false },
  neighbours = null,
  regions = ['westeurope'],
  ...change
}: Partial<NetworkAccess> & Wish) {
  return {
    requester,
    neighbours,
    regions,
    request: {
      registry: { subscriptionId: 's', resourceGroup: 'rg', name: 'crdata' },
      registryId: 'id',
      loginServer: 'crdata.azurecr.io',
      location: 'westeurope',
      tags: {},
      access: { ...access, ...change },
      connection: {
        name: 'crdata.0',
        privateEndpointId: null,
        status: 'Pending',
        description: null,
        provisioningState: 'Succeeded',
        actionsRequired: null,
      },
      endpoint: null,
      endpointSubscriptionName: null,
    },
    quotas: {
      ipRules: null,
      subnetRules: null,
      privateEndpoints: known ? { used, limit: 10 } : null,
    },
  };
}

function checks(wish: Partial<NetworkAccess> & Wish = {}) {
  const found = approvalChecks(facts(wish));
  return Object.fromEntries(found.map(({ key, severity, values }) => [key, { severity, values }]));
}

const approved = (count: number) => ({ connections: { ...access.connections, approved: count } });

test('the first endpoint turns data endpoints on, and names the host to allow', () => {
  expect(checks()['dataEndpoints']).toEqual({
    severity: 'warning',
    values: { host: 'crdata.westeurope.data.azurecr.io' },
  });
});

test('nothing turns on where they are on already, or where an endpoint was approved before', () => {
  expect(checks({ dataEndpointEnabled: true })).toMatchObject({ dataEndpointsOn: { severity: 'ok' } });
  expect(checks({ dataEndpointEnabled: true })).not.toHaveProperty('dataEndpoints');
  expect(checks(approved(1))).not.toHaveProperty('dataEndpoints');
});

test.each([
  ['Enabled', 'Allow', 'publicStays', 'warning'],
  ['Enabled', 'Deny', 'publicStays', 'info'],
  ['SecuredByPerimeter', 'Deny', 'publicStays', 'warning'],
  ['Disabled', 'Allow', 'publicDisabled', 'ok'],
])('public access %s with %s', (publicNetworkAccess, defaultAction, key, severity) => {
  expect(checks({ publicNetworkAccess, defaultAction })[key]?.severity).toBe(severity);
});

test('subnet rules: none, some, and not known are three things', () => {
  expect(checks({ subnetRules: [] })['subnetsNone']?.severity).toBe('ok');
  expect(checks({ subnetRules: [{ id: 'x', action: 'Allow' }] })['subnets']).toEqual({
    severity: 'warning',
    values: { count: 1 },
  });
  expect(checks({ subnetRules: null })['subnetsUnknown']?.severity).toBe('info');
});

test.each([
  [0, 'quota', 'ok'],
  [7, 'quota', 'ok'],
  [8, 'quota', 'warning'],
  [9, 'quota', 'warning'],
  [10, 'quotaFull', 'warning'],
  [11, 'quotaFull', 'warning'],
])('%i of 10 endpoints used', (used, key, severity) => {
  expect(checks({ used })[key]).toEqual({ severity, values: { used, limit: 10 } });
});

test('a quota that could not be read is not zero', () => {
  const found = checks({ known: false });
  expect(found['quotaUnknown']?.severity).toBe('info');
  expect(found).not.toHaveProperty('quota');
});

const visible = (change: Partial<Extract<ApprovalDetail['requester'], { visible: true }>> = {}) => ({
  visible: true as const,
  location: 'westeurope',
  subnetId:
    '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-a/subnets/pe',
  requestMessage: null,
  actionsRequired: null,
  addresses: null,
  isStatic: false,
  zones: null,
  ...change,
});

test.each([
  [
    'a zone group writes to the registry’s zone',
    visible({ zones: ['privatelink.azurecr.io'] }),
    'dnsFollows',
    'ok',
  ],
  [
    'zone groups for other zones alone',
    visible({ zones: ['privatelink.vaultcore.azure.net'] }),
    'dnsNone',
    'warning',
  ],
  ['no zone group', visible({ zones: [] }), 'dnsNone', 'warning'],
  ['zone groups that cannot be read', visible(), 'dnsUnknown', 'info'],
  ['an endpoint that cannot be read', { visible: false as const }, 'dnsUnknown', 'info'],
])('DNS, %s: %s', (_, requester, key, severity) => {
  expect(checks({ requester })[key]?.severity).toBe(severity);
});

test('DNS names as many records as there are addresses: the registry’s and one for each region', () => {
  const regions = ['westeurope', 'koreacentral'];
  expect(checks({ regions })['dnsUnknown']?.values).toEqual({ zone: 'privatelink.azurecr.io', records: 3 });
});

test('another endpoint in the same network is named; a network that cannot be read is not called empty', () => {
  expect(checks({ requester: visible(), neighbours: ['pe-b', 'pe-c'] })['neighbours']).toEqual({
    severity: 'warning',
    values: { network: 'vnet-a', count: 2, names: 'pe-b, pe-c' },
  });
  expect(checks({ requester: visible(), neighbours: [] })['neighboursNone']?.severity).toBe('ok');
  expect(checks({ requester: visible(), neighbours: null })['neighboursUnknown']?.severity).toBe('info');
});

test('every region’s data has an address, one of them lacks it, or nobody can tell', () => {
  const regions = ['westeurope', 'koreacentral'];
  const some = [
    { member: 'registry', address: '10.0.0.4' },
    { member: 'registry_data_westeurope', address: '10.0.0.5' },
  ];
  const every = [...some, { member: 'registry_data_koreacentral', address: '10.0.0.6' }];
  expect(checks({ regions, requester: visible({ addresses: every }) })['addresses']?.severity).toBe('ok');
  expect(checks({ regions, requester: visible({ addresses: some }) })['addressesMissing']).toMatchObject({
    severity: 'warning',
    values: { regions: 'koreacentral' },
  });
  expect(checks({ regions })['addressesUnknown']?.severity).toBe('info');
  expect(Object.keys(checks()).filter((key) => key.startsWith('addresses'))).toEqual([]);
});

test('only what needs thought is counted', () => {
  const calm = { dataEndpointEnabled: true, publicNetworkAccess: 'Disabled' };
  expect(warningCount(facts(calm))).toBe(0);
  expect(warningCount(facts({ ...calm, requester: visible({ zones: [] }) }))).toBe(1);
  expect(warningCount(facts({}))).toBe(2);
});

test('what needs thought stands first', () => {
  const order = Object.values(checks({ defaultAction: 'Deny' })).map(({ severity }) => severity);
  expect(order).toEqual(order.toSorted((a, b) => rank(a) - rank(b)));
  expect(new Set(order)).toEqual(new Set(['warning', 'info', 'ok']));
});

const rank = (severity: string) => ['warning', 'info', 'ok'].indexOf(severity);
