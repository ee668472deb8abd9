// The bodies that the usual edits become; that every body does what it should is a law in change.test.ts.
import { expect, test } from 'vitest';
import { modeFields } from './mode.ts';
import { patchBody } from './patch.ts';

test('bodies of the usual edits', () => {
  const open = { ...modeFields('all'), ipRules: [] };
  const two = { ...modeFields('selected'), ipRules: ['20.1.2.3', '20.1.2.4'] };
  const none = { addIpRules: [], removeIpRules: [] };
  expect(patchBody(open, { ...none, setMode: 'selected', addIpRules: ['20.1.2.3'] })).toEqual({
    networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '20.1.2.3' }] },
  });
  expect(patchBody(two, { ...none, setMode: 'all' })).toEqual({ networkRuleSet: { defaultAction: 'Allow' } });
  expect(patchBody(two, { ...none, setMode: 'disabled' })).toEqual({ publicNetworkAccess: 'Disabled' });
  expect(patchBody(open, { ...none, setMode: 'disabled' })).toEqual({
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { defaultAction: 'Deny' },
  });
  expect(patchBody(two, { ...none, removeIpRules: ['20.1.2.3', '20.1.2.4'] })).toEqual({
    networkRuleSet: { defaultAction: 'Deny', ipRules: [] },
  });
});
