import { expect, test } from 'vitest';
import { newcomers, nextReading, titleWithCount } from './poll-pace.ts';

test.each([
  [0, 60_000, 60_000],
  [1, 120_000, 120_000],
  [2, 240_000, 240_000],
  [3, 240_000, 480_000],
  [9, 240_000, 900_000],
  [5_000, 240_000, 900_000],
])('after %i readings without news: %i ms at the inbox, %i ms elsewhere', (quiet, inbox, elsewhere) => {
  expect(nextReading({ quiet, isInbox: true })).toBe(inbox);
  expect(nextReading({ quiet, isInbox: false })).toBe(elsewhere);
});

test('never sooner than Azure asked for', () => {
  expect(nextReading({ quiet: 0, isInbox: true, retryAfter: 300_000 })).toBe(300_000);
});

test('only what was not there before is new', () => {
  expect(newcomers(null, ['a', 'b'])).toEqual([]);
  expect(newcomers(new Set(['a']), ['a', 'b'])).toEqual(['b']);
  expect(newcomers(new Set(['a', 'b']), ['a'])).toEqual([]);
});

test.each([
  ['Approvals', 7, '(7) Approvals'],
  ['(7) Approvals', 12, '(12) Approvals'],
  ['(7) Approvals', 0, 'Approvals'],
  ['(x) a registry', 0, '(x) a registry'],
])('%s with %i: %s', (title, pending, expected) => expect(titleWithCount(title, pending)).toBe(expected));
