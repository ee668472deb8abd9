// A grant's run against an Azure of a few lines: steps in order, waits, lost answers, refusals; nothing sent twice.
import { expect, test } from 'vitest';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import type { GrantPlanView } from '#lib/identities/shapes.ts';
import type { GrantStep, GrantStepName } from '#lib/rights/grant-plan.ts';
import { type GrantProgress, runGrant } from './run-grant.ts';

const NAMES: readonly GrantStepName[] = ['createIdentity', 'assignIdentity', 'assignRole'];
const LOST: Failure = { code: 'unavailable', outcomeUnknown: true };

/** @param lose answers of these steps. @param drop these never arrive, their answers are lost too. */
function azure({ lose = [], drop = [], refuse = {}, busyReads = 0, failingReads = 0 }: Partial<Script> = {}) {
  const done = new Set<GrantStepName>();
  const sent: GrantStepName[] = [];
  let busy = 0;
  const view = (): GrantPlanView =>
    ({
      plan: {
        steps: NAMES.map(
          (name): GrantStep => ({
            name,
            state: !done.has(name) ? 'todo' : name === 'assignIdentity' && busy > 0 ? 'running' : 'done',
          }),
        ),
      },
    }) as unknown as GrantPlanView;
  let failing = failingReads;
  const read = async (): Promise<Result<GrantPlanView>> => {
    failing -= 1;
    if (failing >= 0) return fail({ code: 'unavailable' });
    busy = Math.max(0, busy - 1);
    return ok(view());
  };
  const carryOut = async (step: GrantStepName): Promise<Result<GrantPlanView>> => {
    sent.push(step);
    const refusal = refuse[step];
    if (refusal !== undefined) return fail(refusal);
    if (!drop.includes(step)) done.add(step);
    if (step === 'assignIdentity') busy = busyReads;
    return lose.includes(step) || drop.includes(step) ? fail(LOST) : ok(view());
  };
  const phases: string[] = [];
  const run = (): Promise<GrantProgress> =>
    runGrant({ read, carryOut, wait: async () => undefined }, ({ phase }) => phases.push(phase));
  return { run, sent, phases, done };
}

type Script = {
  readonly lose: readonly GrantStepName[];
  readonly drop: readonly GrantStepName[];
  readonly refuse: Partial<Record<GrantStepName, Failure>>;
  readonly busyReads: number;
  readonly failingReads: number;
};

test('every step once, in order, to the end', async () => {
  const { run, sent, phases } = azure();
  expect(await run()).toMatchObject({ phase: 'succeeded' });
  expect(sent).toEqual(NAMES);
  expect(phases).toEqual(['sending', 'sending', 'sending']);
});

test('what Azure is at is waited for, not sent again', async () => {
  const { run, sent, phases } = azure({ busyReads: 3 });
  expect(await run()).toMatchObject({ phase: 'succeeded' });
  expect(sent).toEqual(NAMES);
  expect(phases).toContain('updating');
});

test('a lost answer is settled by reading; a step that was carried out is not sent again', async () => {
  const { run, sent, phases } = azure({ lose: ['assignIdentity', 'assignRole'] });
  expect(await run()).toMatchObject({ phase: 'succeeded' });
  expect(sent).toEqual(NAMES);
  expect(phases.filter((phase) => phase === 'checking')).toHaveLength(2);
});

test('one that Azure never shows is not called done, nor undone, nor sent again', async () => {
  const { run, sent } = azure({ drop: ['assignRole'] });
  expect(await run()).toMatchObject({ phase: 'unknown', failure: LOST });
  expect(sent).toEqual(NAMES);
});

test('a refusal ends it; taken up again it goes on from there', async () => {
  const refuse: Partial<Record<GrantStepName, Failure>> = { assignIdentity: { code: 'locked' } };
  const { run, sent } = azure({ refuse });
  expect(await run()).toMatchObject({ phase: 'failed', failure: { code: 'locked' } });
  delete refuse.assignIdentity;
  expect(await run()).toMatchObject({ phase: 'succeeded' });
  expect(sent).toEqual(['createIdentity', 'assignIdentity', 'assignIdentity', 'assignRole']);
});

test('reading may fail for a while: the page is left, or the network is away', async () => {
  const { run, sent } = azure({ failingReads: 3 });
  expect(await run()).toMatchObject({ phase: 'succeeded' });
  expect(sent).toEqual(NAMES);
  expect(await azure({ failingReads: 1_000 }).run()).toMatchObject({ phase: 'failed' });
});
