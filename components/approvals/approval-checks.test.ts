import { expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { approvalChecks } from './approval-checks.ts';

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

function checks({
  used = 0,
  known = true,
  ...change
}: Partial<NetworkAccess> & { used?: number; known?: boolean } = {}) {
  const found = approvalChecks({
    request: {
      registry: { subscriptionId: 's', resourceGroup: 'rg', name: 'crdata' },
      registryId: 'id',
      loginServer: 'crdata.azurecr.io',
      location: 'westeurope',
      access: { ...access, ...change },
      connection: {
        name: 'crdata.0',
        privateEndpointId: null,
        status: 'Pending',
        description: null,
        provisioningState: 'Succeeded',
      },
      endpoint: null,
      endpointSubscriptionName: null,
    },
    quotas: {
      ipRules: null,
      subnetRules: null,
      privateEndpoints: known ? { used, limit: 10 } : null,
    },
  });
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

test('what needs thought stands first', () => {
  const order = Object.values(checks({ defaultAction: 'Deny' })).map(({ severity }) => severity);
  expect(order).toEqual(order.toSorted((a, b) => rank(a) - rank(b)));
  expect(new Set(order)).toEqual(new Set(['warning', 'info', 'ok']));
});

const rank = (severity: string) => ['warning', 'info', 'ok'].indexOf(severity);
