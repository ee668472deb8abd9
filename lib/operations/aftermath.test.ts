// When the log is asked about a save, what it is asked, and what of the answer is told.
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '#lib/errors/failure.ts';
import { publicPart } from '#lib/network-access/change.ts';
import { modeFields } from '#lib/network-access/mode.ts';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import type { ForeignWrites, SaveOutcome } from '#lib/registries/shapes.ts';
import { CHECK_AFTER, checksDue, needsChecks, nextCheck } from './aftermath.ts';
import { aftermathNotices } from './aftermath-notices.ts';
import { foreignWritesQuery } from './foreign-writes-query.ts';
import type { SaveOperation } from './operation.ts';

const START = '2026-10-03T14:32:00.000Z';
const END = '2026-10-03T14:32:05.000Z';
const sinceEnd = (milliseconds: number) => Date.parse(END) + milliseconds;
const registry = {
  subscriptionId: '5ab00001-0000-4000-8000-000000000001',
  resourceGroup: 'rg',
  name: 'crcontoso',
};
const base = publicPart(registryIn('selected', { ipRules: ['20.1.2.3'] }));
const change = edit({ addIpRules: ['51.144.7.0/24'] });
const outcome: SaveOutcome = {
  result: 'saved',
  before: base,
  after: { ...base, ipRules: ['20.1.2.3', '51.144.7.0/24'] },
  keptFromOthers: edit({}),
  notSaved: null,
  reapplied: 0,
  windowStart: '2026-10-03T14:31:00.000Z',
  settledByReading: false,
  readBackAt: '2026-10-03T14:31:04.000Z',
  correlationId: 'ours',
};
const save = (more: Partial<SaveOperation> = {}): SaveOperation => ({
  id: 'ours',
  kind: 'public-access',
  registry,
  intent: { registry, base, change },
  startedAt: START,
  finishedAt: END,
  phase: 'succeeded',
  outcome,
  ...more,
});
const failed = (code: FailureCode) => {
  const { outcome: _none, ...others } = save({
    phase: 'failed',
    failure: { code } as SaveOperation['failure'] & object,
  });
  return others;
};

describe('when', () => {
  test('30 seconds, 5 and 20 minutes after the outcome', () => {
    expect([0, 1, 2].map((done) => nextCheck(save({ aftermath: { done } })))).toEqual([
      sinceEnd(30_000),
      sinceEnd(300_000),
      sinceEnd(1_200_000),
    ]);
    expect(nextCheck(save({ aftermath: { done: CHECK_AFTER.length } }))).toBeNull();
  });
  test('not while it is on its way, and never about a decision', () => {
    const { finishedAt: _none, ...running } = save({ phase: 'sending' });
    expect(nextCheck(running)).toBeNull();
    expect(
      nextCheck({
        id: 'd',
        kind: 'decision',
        registry,
        startedAt: START,
        finishedAt: END,
        phase: 'succeeded',
        connectionName: 'c',
        shownName: 'c',
        decision: 'approve',
        batch: 'b',
        reason: '',
      }),
    ).toBeNull();
  });
  test.each<[FailureCode, boolean]>([
    ['conflict', true],
    ['unavailable', true],
    ['throttled', true],
    ['unexpected', true],
    ['invalid_input', true],
    ['forbidden', false],
    ['policy_denied', false],
    ['sign_in_required', false],
  ])('a save that failed with %s: %s', (code, asked) => {
    expect(needsChecks(failed(code))).toBe(asked);
  });
  test('a late visit counts for every check that it missed', () => {
    const due = (milliseconds: number, done = 0) =>
      checksDue({ ...save({ aftermath: { done } }), finishedAt: END }, sinceEnd(milliseconds));
    expect([due(1_000), due(31_000), due(400_000), due(86_400_000)]).toEqual([0, 1, 2, 3]);
    expect(due(1_000, 2)).toBe(2);
  });
});

describe('what', () => {
  test('the outcome’s own window, on the server’s clock', () => {
    expect(foreignWritesQuery({ ...save(), finishedAt: END }, sinceEnd(30_000))).toEqual({
      registry,
      ours: 'ours',
      change,
      before: base,
      after: outcome.after,
      window: { start: outcome.windowStart, end: outcome.readBackAt },
    });
  });
  test('without an outcome, how long ago on the browser’s clock', () => {
    expect(foreignWritesQuery({ ...failed('conflict'), finishedAt: END }, sinceEnd(30_000))).toMatchObject({
      before: base,
      after: null,
      window: { startedAgo: 35_000, endedAgo: 30_000 },
    });
  });
});

describe('told', () => {
  const kim = {
    at: '2026-10-03T14:31:02.000Z',
    caller: 'kim@contoso.example',
    ip: null,
    correlationId: 'kim',
  };
  const lost = { change: edit({ addIpRules: ['40.1.2.3'] }), defaultAction: null, isCertain: true };
  const found = (more: Partial<ForeignWrites>): SaveOperation =>
    save({ aftermath: { done: 1, found: { foreign: [], vanished: [], askedAt: END, ...more } } });
  const overwritten = found({ foreign: [{ ...kim, made: null, undone: lost }] });
  const notices = (
    operation: SaveOperation,
    others: readonly SaveOperation[] = [],
    current: typeof base | null = null,
  ) =>
    aftermathNotices(operation, [operation, ...others], current).map(({ kind, by }) => [
      kind,
      by?.correlationId ?? null,
    ]);

  test('what ours undid, what is gone, and what Azure does not say', () => {
    expect(notices(overwritten)).toEqual([['overwritten', 'kim']]);
    expect(notices(found({ vanished: [{ by: kim, change }] }))).toEqual([['vanished', 'kim']]);
    expect(notices(found({ foreign: [{ ...kim, made: null, undone: null }] }))).toEqual([['unsaid', 'kim']]);
  });
  test('not what others changed beside it', () => {
    expect(notices(found({ foreign: [{ ...kim, made: change, undone: null }] }))).toEqual([]);
    expect(notices(save())).toEqual([]);
  });
  test('not what was closed, whatever a later check finds', () => {
    const [notice] = aftermathNotices(overwritten, [overwritten], null);
    const { found: again } = overwritten.aftermath ?? {};
    const closed = save({
      aftermath: { done: 2, closed: [notice?.key ?? ''], ...(again && { found: again }) },
    });
    expect(notices(closed)).toEqual([]);
  });
  test('not what this tab did itself', () => {
    const undo = save({ id: 'kim', startedAt: '2026-10-03T14:40:00.000Z' });
    expect(notices(found({ vanished: [{ by: kim, change }] }), [undo])).toEqual([]);
    expect(notices(found({ vanished: [{ by: null, change }] }), [undo])).toEqual([]);
    expect(notices(found({ vanished: [{ by: null, change }] }))).toEqual([['vanished', null]]);
  });
  test('only as much as Azure still lacks', () => {
    const there = { ...base, ipRules: ['40.1.2.3'] };
    expect(notices(overwritten, [], there)).toEqual([]);
    const both = found({
      foreign: [
        { ...kim, made: null, undone: { ...lost, change: edit({ addIpRules: ['40.1.2.3', '41.1.2.3'] }) } },
      ],
    });
    expect(aftermathNotices(both, [both], there)).toMatchObject([
      { change: edit({ addIpRules: ['41.1.2.3'] }) },
    ]);
  });
  test('a defaultAction that no edit here puts back is told all the same', () => {
    const quiet = found({
      foreign: [{ ...kim, made: null, undone: { ...lost, change: edit({}), defaultAction: 'Deny' } }],
    });
    expect(notices(quiet, [], { ...base, ...modeFields('disabled') })).toEqual([['overwritten', 'kim']]);
  });
});
