import { expect, test } from 'vitest';
import { readiness, sharedNeeds } from './readiness.ts';

test.each([
  [0, false, 1, 'full'],
  [0, true, 1, 'full'],
  [1, false, 1, 'ready'],
  [1, false, 2, 'full'],
  [9, true, 1, 'static'],
  [null, false, 1, 'unknown'],
  [null, true, 1, 'static'],
  [5, null, 1, 'unknown'],
] as const)('%s free, static %s, %i needed: %s', (free, isStatic, needed, expected) => {
  expect(readiness({ free, isStatic }, needed)).toBe(expected);
});

test('endpoints in one subnet need its addresses together, whatever the letter case', () => {
  const endpoint = (name: string, subnetId: string | null) => ({
    connectionName: name,
    endpointName: name,
    subnetId,
    free: 1,
    isStatic: false,
  });
  const all = [
    endpoint('a', '/s/One'),
    endpoint('b', '/s/one'),
    endpoint('c', '/s/two'),
    endpoint('d', null),
  ];
  expect(all.map(sharedNeeds(all))).toEqual([2, 2, 1, 1]);
});
