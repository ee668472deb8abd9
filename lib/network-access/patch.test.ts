// The bodies that the usual edits become; that every body does what it should is a law in change.test.ts.
import { expect, test } from 'vitest';
import { patchPlan } from './patch.ts';
import { edit, registryIn, subnetNamed } from './testing/states.ts';

const open = registryIn('all');
const two = registryIn('selected', { ipRules: ['20.1.2.3', '20.1.2.4'] });
const [BUILD, AGENTS] = [subnetNamed('snet-build'), subnetNamed('snet-agents')];
const linked = registryIn('selected', { subnetRules: [{ id: BUILD, action: 'Allow' }] });

const sent = (...args: Parameters<typeof patchPlan>) =>
  patchPlan(...args).map(({ apiVersion, properties }) => [apiVersion, properties]);

test('bodies of the usual edits', () => {
  expect(sent(open, edit({ setMode: 'selected', addIpRules: ['20.1.2.3'] }))).toEqual([
    [
      '2025-11-01',
      { networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '20.1.2.3' }] } },
    ],
  ]);
  expect(sent(two, edit({ setMode: 'all' }))).toEqual([
    ['2025-11-01', { networkRuleSet: { defaultAction: 'Allow' } }],
  ]);
  expect(sent(two, edit({ setMode: 'disabled' }))).toEqual([
    ['2025-11-01', { publicNetworkAccess: 'Disabled' }],
  ]);
  expect(sent(open, edit({ setMode: 'disabled' }))).toEqual([
    ['2025-11-01', { publicNetworkAccess: 'Disabled', networkRuleSet: { defaultAction: 'Deny' } }],
  ]);
  expect(sent(two, edit({ removeIpRules: ['20.1.2.3', '20.1.2.4'] }))).toEqual([
    ['2025-11-01', { networkRuleSet: { defaultAction: 'Deny', ipRules: [] } }],
  ]);
  expect(sent(open, edit({ setBypass: 'None', setTasksBypass: true, setDataEndpoint: true }))).toEqual([
    [
      '2025-11-01',
      {
        networkRuleBypassOptions: 'None',
        networkRuleBypassAllowedForTasks: true,
        dataEndpointEnabled: true,
      },
    ],
  ]);
  expect(sent(open, edit({}))).toEqual([]);
});

test('subnet rules go through the version that shows them, and only their list is replaced', () => {
  expect(sent(linked, edit({ addSubnetRules: [AGENTS] }))).toEqual([
    [
      '2021-08-01-preview',
      {
        networkRuleSet: {
          defaultAction: 'Deny',
          virtualNetworkRules: [
            { action: 'Allow', id: BUILD },
            { action: 'Allow', id: AGENTS },
          ],
        },
      },
    ],
  ]);
});

test('restoring the default access is one PATCH', () => {
  const all = registryIn('selected', { ipRules: ['20.1.2.3'], subnetRules: linked.subnetRules });
  const change = edit({ setMode: 'all', removeIpRules: ['20.1.2.3'], removeSubnetRules: [BUILD] });
  expect(sent(all, change)).toEqual([
    [
      '2021-08-01-preview',
      { networkRuleSet: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] } },
    ],
  ]);
});

test('subnet rules and the Tasks switch are two PATCHes, rules first', () => {
  const change = edit({ setTasksBypass: true, removeSubnetRules: [BUILD.toLowerCase()], setBypass: 'None' });
  const plan = patchPlan(linked, change);
  expect(plan.map(({ apiVersion, properties }) => [apiVersion, properties])).toEqual([
    [
      '2021-08-01-preview',
      {
        networkRuleSet: { defaultAction: 'Deny', virtualNetworkRules: [] },
        networkRuleBypassOptions: 'None',
      },
    ],
    ['2025-11-01', { networkRuleBypassAllowedForTasks: true }],
  ]);
  expect(plan[1]?.makes).toEqual(edit({ setTasksBypass: true }));
});

test('subnet rules that are not known are never replaced', () => {
  const unread = { ...linked, subnetRules: null };
  expect(() => patchPlan(unread, edit({ addSubnetRules: [AGENTS] }))).toThrow(/not known/);
  expect(sent(unread, edit({ addIpRules: ['20.1.2.3'] }))).toHaveLength(1);
});
