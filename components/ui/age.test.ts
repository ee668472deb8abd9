import { expect, test } from 'vitest';
import { ageOf } from './age.ts';

const now = '2026-03-10T12:00:00Z';

test.each([
  ['2026-03-10T11:59:01Z', 'now', 0],
  ['2026-03-10T11:59:00Z', 'minutes', 1],
  ['2026-03-10T11:00:01Z', 'minutes', 59],
  ['2026-03-10T11:00:00Z', 'hours', 1],
  ['2026-03-09T12:00:00Z', 'days', 1],
  ['2026-02-09T12:00:00Z', 'days', 29],
  ['2026-02-08T12:00:00Z', 'months', 1],
  ['2025-03-10T12:00:00Z', 'years', 1],
] as const)('%s is %s %i old', (value, unit, n) => {
  expect(ageOf(value, now)).toEqual({ unit, n });
});

test('a moment in the future and an unreadable one count as now', () => {
  expect(ageOf('2026-03-10T12:05:00Z', now).unit).toBe('now');
  expect(ageOf('not a date', now).unit).toBe('now');
});
