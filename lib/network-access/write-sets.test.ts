// What the body of a write says that it set.
import { expect, test } from 'vitest';
import { registryIn, subnetNamed } from './testing/states.ts';
import { assign, setsOf } from './write-sets.ts';

const ip = (value: unknown) => ({ action: 'Allow', value });
const SUBNET = subnetNamed('snet-build');

test.each([
  ['only tags', { tags: { a: 'b' } }, {}],
  [
    'rules as az sends them',
    {
      properties: {
        networkRuleSet: {
          defaultAction: 'Deny',
          ipRules: [ip('20.1.2.3/32')],
          virtualNetworkRules: [{ id: SUBNET }],
        },
      },
    },
    { defaultAction: 'Deny', ipRules: ['20.1.2.3'], subnetRules: [{ id: SUBNET, action: 'Allow' }] },
  ],
  [
    'the name of 2026-03-01-preview',
    {
      properties: {
        networkRuleSet: {
          virtualNetworkRules: [{ virtualNetworkSubnetResourceId: SUBNET, action: 'Allow' }],
        },
      },
    },
    { subnetRules: [{ id: SUBNET, action: 'Allow' }] },
  ],
  [
    'switches',
    {
      properties: {
        publicNetworkAccess: 'Disabled',
        networkRuleBypassOptions: 'None',
        networkRuleBypassAllowedForTasks: true,
        dataEndpointEnabled: false,
      },
    },
    { publicNetworkAccess: 'Disabled', bypass: 'None', tasksBypass: true, dataEndpointEnabled: false },
  ],
  [
    'null, which ACR takes for left out',
    { properties: { networkRuleSet: null, publicNetworkAccess: null } },
    {},
  ],
])('a PATCH sets what it names: %s', (_name, body, values) => {
  expect(setsOf(body)).toEqual({ values, hidden: false });
});

test.each([
  ['no body', null],
  ['no object', 'text'],
  ['a list', []],
  ['odd properties', { properties: 5 }],
  ['a rule set that is none', { properties: { networkRuleSet: [] } }],
  ['rules that are no list', { properties: { networkRuleSet: { ipRules: {} } } }],
  ['one odd rule', { properties: { networkRuleSet: { ipRules: [ip('20.1.2.3'), ip(7)] } } }],
  ['an odd word', { properties: { publicNetworkAccess: true } }],
])('an odd body hides what was set: %s', (_name, body) => {
  expect(setsOf(body)).toEqual({ values: {}, hidden: true });
});

test('what can be read of an odd body is kept', () => {
  const body = { properties: { publicNetworkAccess: 'Disabled', networkRuleSet: { ipRules: 1 } } };
  expect(setsOf(body)).toEqual({ values: { publicNetworkAccess: 'Disabled' }, hidden: true });
});

test('a PUT may reset what it leaves out; one that creates starts from Azure’s defaults', () => {
  const body = { properties: { networkRuleSet: { ipRules: [ip('20.1.2.3')] } } };
  expect(setsOf(body, { replaces: true })).toEqual({ values: { ipRules: ['20.1.2.3'] }, hidden: true });
  expect(setsOf(body, { replaces: true, creates: true })).toMatchObject({
    values: { ipRules: ['20.1.2.3'], subnetRules: [], defaultAction: 'Allow' },
    hidden: false,
  });
});

test('a write replaces the fields it set and leaves the others', () => {
  const state = registryIn('selected', {
    ipRules: ['20.1.2.3'],
    subnetRules: [{ id: SUBNET, action: 'Allow' }],
  });
  const body = { properties: { networkRuleSet: { defaultAction: 'Allow', ipRules: [] } } };
  expect(assign(state, setsOf(body))).toEqual({ ...state, defaultAction: 'Allow', ipRules: [] });
});
