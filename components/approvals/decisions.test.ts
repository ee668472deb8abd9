import { expect, test } from 'vitest';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import type { DecisionOperation, Operation } from '#lib/operations/operation.ts';
import { decisionSteps } from './decision-steps.ts';
import { isDoneSince, isRunning, isUnsettled, newestDecision, worthShowing } from './decisions.ts';
import { groupRequests } from './request-groups.ts';

const registry = { subscriptionId: 'S1', resourceGroup: 'rg-A', name: 'crData' };
const operation = (change: Partial<DecisionOperation> = {}): DecisionOperation => ({
  id: '1',
  kind: 'decision',
  registry,
  connectionName: 'crdata.0a',
  shownName: 'pe-a',
  decision: 'approve',
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
    operation({ id: 'done-3', phase: 'succeeded' }),
    save,
    operation({ id: 'lost', phase: 'unknown' }),
    operation({ id: 'done-2', phase: 'succeeded' }),
    operation({ id: 'running' }),
    operation({ id: 'done-1', phase: 'succeeded' }),
    operation({ id: 'failed', phase: 'failed' }),
  ]);
  expect(shown.map(({ id }) => id)).toEqual(['running', 'lost', 'failed', 'done-3', 'done-2']);
});

const request = (registryName: string, endpoint: string | null, connection: string) =>
  ({
    registryId: `/registries/${registryName}`,
    registry: { ...registry, name: registryName },
    endpoint: endpoint === null ? null : { subscriptionId: 's', resourceGroup: 'rg', name: endpoint },
    connection: { name: connection },
  }) as ApprovalRequest;

test('requests stand by registry, then by name; one registry in two letter cases is one group', () => {
  const groups = groupRequests([
    request('crb', 'pe-2', 'crb.2'),
    request('cra', null, 'cra.0'),
    request('CRB', 'pe-1', 'crb.1'),
  ]);
  expect(groups.map(({ requests }) => requests.map(({ connection }) => connection.name))).toEqual([
    ['cra.0'],
    ['crb.1', 'crb.2'],
  ]);
});
