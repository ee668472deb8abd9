// Which mode two ARM fields mean.
import { expect, test } from 'vitest';
import { accessMode, modeFields } from './mode.ts';

test('the mode is derived: Disabled wins, letter case does not matter, the unknown stays unknown', () => {
  const mode = (publicNetworkAccess: string, defaultAction: string) =>
    accessMode({ publicNetworkAccess, defaultAction });
  expect([
    mode('Enabled', 'Allow'),
    mode('ENABLED', 'deny'),
    mode('Disabled', 'Allow'),
    mode('disabled', 'Sometimes'),
  ]).toEqual(['all', 'selected', 'disabled', 'disabled']);
  expect([mode('SecuredByPerimeter', 'Allow'), mode('Enabled', ''), mode('', 'Allow')]).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ]);
  for (const each of ['all', 'selected', 'disabled'] as const)
    expect(accessMode(modeFields(each))).toBe(each);
});
