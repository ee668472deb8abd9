import { expect, test } from 'vitest';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { guardOf } from './guard.ts';

const open: NetworkAccess = {
  sku: 'Premium',
  publicNetworkAccess: 'Enabled',
  defaultAction: 'Allow',
  ipRules: [],
  subnetRules: [],
  bypass: 'None',
  tasksBypass: false,
  dataEndpointEnabled: false,
  exportPolicy: 'Enabled',
  connections: { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 },
};
const selected = { ...open, defaultAction: 'Deny' };
const disabled = { ...selected, publicNetworkAccess: 'Disabled' };
const withEndpoint = { connections: { ...open.connections, approved: 1 } };

test('selected networks without any rule: nobody gets in', () => {
  expect(guardOf(open, selected)).toBe('nobody');
  expect(guardOf({ ...selected, ipRules: ['20.1.2.3'] }, selected)).toBe('nobody');
});

test('a rule, a subnet or an endpoint that still lets somebody in needs no guard', () => {
  expect(guardOf(open, { ...selected, ipRules: ['20.1.2.3'] })).toBeNull();
  expect(guardOf(open, { ...selected, subnetRules: [{ id: '/s', action: 'Allow' }] })).toBeNull();
  expect(guardOf(open, { ...selected, ...withEndpoint })).toBeNull();
});

test('subnet rules that could not be read do not count', () => {
  expect(guardOf(open, { ...selected, subnetRules: null })).toBe('nobody');
});

test('disabling always asks, and says whether somebody is left', () => {
  expect(guardOf(open, { ...disabled, ...withEndpoint })).toBe('disabled');
  expect(guardOf(open, disabled)).toBe('nobody');
  expect(guardOf(selected, disabled)).toBe('nobody');
});

test('what is closed already and stays so, or opens, does not ask', () => {
  expect(guardOf(disabled, { ...disabled, ipRules: [] })).toBeNull();
  expect(guardOf(disabled, open)).toBeNull();
  expect(guardOf({ ...disabled, ...withEndpoint }, { ...selected, ...withEndpoint })).toBeNull();
});
