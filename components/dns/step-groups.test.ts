import { expect, test } from 'vitest';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { RepairOperation } from '#lib/operations/operation.ts';
import { groupState, groupSteps } from './step-groups.ts';

const record = (
  zoneId: string,
  name: string,
  etag: string | null,
  endpointId: string | null = 'pe',
): RepairStep => ({
  kind: 'put_record',
  zoneId,
  name,
  addresses: ['10.0.0.4'],
  ttl: 10,
  before: [],
  etag,
  endpointId,
});

const STEPS: readonly RepairStep[] = [
  { kind: 'put_zone', zoneId: 'a' },
  record('a', 'copied', null, null),
  record('a', 'copied-too', null, null),
  record('a', 'new', null),
  record('b', 'new', null),
  record('B', 'new-too', null),
  record('b', 'changed', 'etag'),
  { kind: 'put_link', zoneId: 'a', link: 'l', networkId: 'n', redirects: true },
];

test('records of one zone come together, in order', () => {
  expect(groupSteps(STEPS).map(({ kind, from, steps }) => [kind, from, steps.length])).toEqual([
    ['put_zone', 0, 1],
    ['copy', 1, 2],
    ['create', 3, 1],
    ['create', 4, 2],
    ['replace', 6, 1],
    ['put_link', 7, 1],
  ]);
});

test.each([
  ['updating', 2, ['done', 'now', 'todo', 'todo', 'todo', 'todo']],
  ['checking', 4, ['done', 'done', 'done', 'unsure', 'todo', 'todo']],
  ['failed', 6, ['done', 'done', 'done', 'done', 'fail', 'todo']],
  ['unknown', 7, ['done', 'done', 'done', 'done', 'done', 'unsure']],
  ['succeeded', 8, ['done', 'done', 'done', 'done', 'done', 'done']],
] as const)('%s after %i steps', (phase, done, states) => {
  const operation = { phase, done } as RepairOperation;
  expect(groupSteps(STEPS).map((group) => groupState(group, operation))).toEqual(states);
});
