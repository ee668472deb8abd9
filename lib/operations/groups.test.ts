import { expect, test } from 'vitest';
import { endOf, groupOperations, summarise } from './groups.ts';
import type { DecisionOperation, Operation } from './operation.ts';

const operation = (id: string, batch: string, phase: Operation['phase'], finishedAt?: string) =>
  ({ id, kind: 'decision', batch, phase, ...(finishedAt ? { finishedAt } : {}) }) as DecisionOperation;

test('what was sent together stays together, in its order; a save stands alone', () => {
  const save = { id: 's', kind: 'public-access' } as Operation;
  const all = [
    operation('1', 'b', 'sending'),
    save,
    operation('2', 'b', 'waiting'),
    operation('3', 'c', 'failed'),
  ];
  expect(groupOperations(all).map(({ id, operations }) => [id, operations.map((one) => one.id)])).toEqual([
    ['b', ['1', '2']],
    ['s', ['s']],
    ['c', ['3']],
  ]);
});

test('each counts once, in one of four ways', () => {
  const phases = [
    'waiting',
    'sending',
    'updating',
    'checking',
    'succeeded',
    'failed',
    'failed',
    'unknown',
  ] as const;
  expect(summarise(phases.map((phase) => ({ phase })))).toEqual({
    total: 8,
    succeeded: 1,
    failed: 2,
    unknown: 1,
    open: 4,
  });
});

test('a batch ends with the last of it', () => {
  const done = [
    operation('1', 'b', 'succeeded', '2026-01-01T00:00:02Z'),
    operation('2', 'b', 'failed', '2026-01-01T00:00:01Z'),
  ];
  expect(endOf(done)).toBe('2026-01-01T00:00:02Z');
  expect(endOf([...done, operation('3', 'b', 'waiting')])).toBeUndefined();
});
