import { expect, test } from 'vitest';
import type { DecisionOperation, Operation } from '#lib/operations/operation.ts';
import { isDoneSince, newestDecision } from '#lib/operations/still-pending.ts';
import { decisionSteps } from './decision-steps.ts';
import { isRunning, isUnsettled, worthShowing } from './decisions.ts';

const registry = { subscriptionId: 'S1', resourceGroup: 'rg-A', name: 'crData' };
const operation = (change: Partial<DecisionOperation> = {}): DecisionOperation => ({
  id: '1',
  kind: 'decision',
  registry,
  connectionName: 'crdata.0a',
  shownName: 'pe-a',
  decision: 'approve',
  batch: 'b',
  reason: '',
  startedAt: '2026-03-10T12:00:00.000Z',
  phase: 'updating',
  ...change,
});

test('the newest decision on a connection, whatever the letter case', () => {
  const older = operation({ id: 'old' });
  const newer = operation({
    id: 'new',
    registry: { ...registry, name: 'crdata' },
    connectionName: 'CRDATA.0A',
  });
  const other = operation({ id: 'other', connectionName: 'crdata.0b' });
  expect(newestDecision([other, newer, older], { registry, connectionName: 'crdata.0a' })?.id).toBe('new');
  expect(newestDecision([other], { registry, connectionName: 'crdata.0a' })).toBeUndefined();
});

test.each([
  ['waiting', true],
  ['sending', true],
  ['updating', true],
  ['checking', true],
  ['succeeded', false],
  ['failed', false],
  ['unknown', false],
] as const)('%s: running is %s', (phase, running) => {
  expect(isRunning(operation({ phase }))).toBe(running);
});

test('a decision outdates what was read before it was read back, and nothing later', () => {
  const done = operation({ phase: 'succeeded', finishedAt: '2026-03-10T12:00:09.000Z' });
  expect(isDoneSince(done, '2026-03-10T12:00:08.000Z')).toBe(true);
  expect(isDoneSince(done, '2026-03-10T12:00:10.000Z')).toBe(false);
  expect(isDoneSince(operation(), '2026-03-10T12:00:08.000Z')).toBe(false);
  expect(isDoneSince(undefined, '2026-03-10T12:00:08.000Z')).toBe(false);
});

test('what nobody knows is settled by reading again', () => {
  const lost = operation({ phase: 'unknown', finishedAt: '2026-03-10T12:02:00.000Z' });
  expect(isUnsettled(lost, '2026-03-10T12:01:00.000Z')).toBe(true);
  expect(isUnsettled(lost, '2026-03-10T12:03:00.000Z')).toBe(false);
  const { finishedAt: _, ...open } = lost;
  expect(isUnsettled(open, '2026-03-10T11:59:00.000Z')).toBe(true);
});

test('steps: accepted or not, and an answer that was lost', () => {
  const states = (change: Partial<DecisionOperation>) => {
    const running = operation(change);
    return isRunning(running) ? decisionSteps(running).map(({ key, state }) => `${key} ${state}`) : [];
  };
  expect(states({ phase: 'sending' })).toEqual([
    'sent now',
    'accepted todo',
    'updating todo',
    'approved todo',
  ]);
  expect(states({ phase: 'waiting' })[0]).toBe('waiting now');
  expect(states({ decision: 'reject' })).toEqual([
    'sent done',
    'accepted done',
    'updating now',
    'rejected todo',
  ]);
  expect(states({ phase: 'checking' })).toEqual(['sent done', 'noAnswer unsure', 'approved todo']);
});

test('the inbox shows what runs, then what failed, then the two latest that worked', () => {
  const save = { ...operation({ id: 'save' }), kind: 'public-access' } as unknown as Operation;
  const shown = worthShowing([
    operation({ id: 'done-3', batch: '3', phase: 'succeeded' }),
    save,
    operation({ id: 'lost', batch: '4', phase: 'unknown' }),
    operation({ id: 'done-2', batch: '5', phase: 'succeeded' }),
    operation({ id: 'done-of-many', batch: '6', phase: 'succeeded' }),
    operation({ id: 'running', batch: '6' }),
    operation({ id: 'done-1', batch: '7', phase: 'succeeded' }),
    operation({ id: 'failed', batch: '8', phase: 'failed' }),
  ]);
  expect(shown.map(({ operations }) => operations.map(({ id }) => id).join(' '))).toEqual([
    'done-of-many running',
    'lost',
    'failed',
    'done-3',
    'done-2',
  ]);
});
