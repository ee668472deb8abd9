import { expect, test } from 'vitest';
import { range } from './selection-range.ts';

test.each([
  ['b', 'd', 'bcd'],
  ['d', 'b', 'bcd'],
  ['c', 'c', 'c'],
  ['x', 'c', 'c'],
  ['b', 'x', ''],
])('from %s to %s: %s', (from, to, expected) => {
  expect(range([...'abcde'], from, to).join('')).toBe(expected);
});
