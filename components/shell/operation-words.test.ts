import { expect, test } from 'vitest';
import type { ConnectionOperation } from '#lib/operations/operation.ts';
import type { Operation } from '#lib/queries/operations.ts';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import {
  batchKind,
  inOrder,
  operationCounts,
  operationName,
  operationRole,
  operationSentence,
  operationSteps,
} from './operation-words.ts';

const registry = { subscriptionId: 's', resourceGroup: 'g', name: 'cr' };

const decision = (change: Partial<Operation> & { decision?: 'approve' | 'reject' } = {}): Operation =>
  ({
    id: 'd',
    kind: 'decision',
    registry,
    connectionName: 'cr.1',
    shownName: 'pe-a',
    decision: 'approve',
    startedAt: '2026-03-01T10:00:00Z',
    phase: 'sending',
    ...change,
  }) as Operation;

const save = (change: Partial<Operation> = {}): Operation =>
  ({
    id: 's',
    kind: 'public-access',
    registry,
    startedAt: '2026-03-01T10:00:00Z',
    phase: 'sending',
    ...change,
  }) as Operation;

const endpoint = (change: Partial<Operation> & { change?: 'add' | 'remove' } = {}): Operation =>
  ({
    id: 'e',
    kind: 'service-endpoint',
    registry,
    subnetId: '/subscriptions/s/virtualNetworks/v/subnets/snet-a',
    change: 'add',
    startedAt: '2026-03-01T10:00:00Z',
    phase: 'sending',
    ...change,
  }) as Operation;
const removal = (change: Partial<Operation>): Operation =>
  ({ ...decision(), kind: 'removal', batch: 'b', wasStatus: 'Approved', ...change }) as Operation;

const grant = (change: Partial<Operation> = {}): Operation =>
  ({
    id: 'g',
    kind: 'grant',
    registry,
    shownName: 'myDockerVM',
    view: {
      plan: {
        role: { id: 'r', name: 'AcrPull' },
        steps: [
          { name: 'enableSystem', state: 'done' },
          { name: 'assignRole', state: 'todo' },
        ],
      },
    },
    startedAt: '2026-03-01T10:00:00Z',
    phase: 'sending',
    ...change,
  }) as Operation;
const revoke = (change: Partial<Operation> = {}): Operation =>
  ({ ...grant(), kind: 'revoke', role: 'AcrPull', ...change }) as Operation;

const states = (operation: Operation) => operationSteps(operation).map(({ state }) => state);
const PHASES = ['waiting', 'sending', 'updating', 'checking', 'succeeded', 'failed', 'unknown'] as const;

test('a lost answer is unsure until it was read back, never done', () => {
  expect(states(save({ phase: 'updating' }))).toEqual(['done', 'now', 'todo', 'todo']);
  expect(states(save({ phase: 'checking' }))).toEqual(['done', 'unsure', 'now', 'todo']);
  expect(states(save({ phase: 'unknown' }))).not.toContain('fail');
  expect(states(save({ phase: 'succeeded' }))).toEqual(['done', 'done', 'done', 'done']);
});

test('what was refused here was not sent, what Azure refused was', () => {
  expect(states(save({ phase: 'failed', failure: { code: 'sign_in_required' } }))[0]).toBe('fail');
  expect(states(save({ phase: 'failed', failure: { code: 'locked' } }))).toEqual([
    'done',
    'fail',
    'todo',
    'todo',
  ]);
});

test('the last step says what was decided', () => {
  expect(operationSteps(decision({ decision: 'reject' })).at(-1)?.key).toBe('rejected');
  expect(operationSteps(save()).at(-1)?.key).toBe('saved');
  expect(operationSteps(endpoint({ change: 'remove' })).at(-1)?.key).toBe('removed');
  expect([grant(), revoke()].map((one) => operationSteps(one).at(-1)?.key)).toEqual(['granted', 'revoked']);
});

test('a write is named by what it writes to', () => {
  expect([save(), decision(), endpoint()].map(operationName)).toEqual(['cr', 'pe-a', 'snet-a']);
});

test('running operations come first, then the newest outcome', () => {
  const old = save({ id: 'old', phase: 'succeeded', finishedAt: '2026-03-01T10:00:05Z' });
  const late = save({ id: 'late', phase: 'failed', finishedAt: '2026-03-01T10:09:00Z' });
  const early = save({ id: 'early', startedAt: '2026-03-01T09:00:00Z' });
  const recent = save({ id: 'recent', startedAt: '2026-03-01T10:10:00Z' });
  expect(inOrder([old, early, late, recent]).map(({ id }) => id)).toEqual(['recent', 'early', 'late', 'old']);
});

test('every phase has its sentence and every step its name, in both languages', () => {
  const all = PHASES.flatMap((phase) => [
    // These go alone: they wait for nothing.
    ...(phase === 'waiting'
      ? []
      : [
          save({ phase }),
          endpoint({ phase }),
          endpoint({ phase, change: 'remove' }),
          grant({ phase }),
          revoke({ phase }),
        ]),
    decision({ phase }),
    decision({ phase, decision: 'reject' }),
    removal({ phase }),
  ]);
  for (const { operations } of [en.shell, ko.shell]) {
    for (const operation of all) {
      const sentence = operationSentence(operation)
        .split('.')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], operations);
      expect(sentence, operationSentence(operation)).toBeTypeOf('string');
      for (const { key } of operationSteps(operation)) expect(operations.step[key]).toBeTypeOf('string');
    }
  }
});

test('a batch has its sentences, at its beginning, on its way and at its end', () => {
  const kinds = [decision(), decision({ decision: 'reject' }), removal({})] as ConnectionOperation[];
  expect(kinds.map(batchKind)).toEqual(['approve', 'reject', 'remove']);
  for (const { operations } of [en.shell, ko.shell]) {
    for (const kind of kinds.map(batchKind))
      expect(Object.keys(operations.batch[kind])).toEqual(['begun', 'running', 'ended']);
  }
});

test('a save that had nothing to send says so', () => {
  const outcome = { result: 'nothing_to_do' };
  expect(operationSentence(save({ phase: 'succeeded', outcome } as Partial<Operation>))).toBe('save.nothing');
});

test('a grant names its role and how many of its steps are done', () => {
  expect([grant(), revoke(), save()].map(operationRole)).toEqual(['AcrPull', 'AcrPull', '']);
  expect(operationCounts(grant())).toMatchObject({ done: 1, total: 2 });
});
