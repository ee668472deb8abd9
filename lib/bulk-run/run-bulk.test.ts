// Bulk runs through the real SDK against the embedded Azure: faults in the middle, and every way to go on.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { type BulkIntent, canonicalIntent } from '#lib/bulk-change/intent.ts';
import { planIntent } from '#lib/bulk-change/plan.ts';
import { planUndo } from '#lib/bulk-change/undo.ts';
import { publicPart } from '#lib/network-access/change.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { someoneElsePatches, someoneElseWrites } from '#lib/registries/testing/writes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { PATIENCE } from './carry-out.ts';
import { readStates } from './read-states.ts';
import { runProgress, startRun, steerRun } from './run-bulk.ts';
import type { BulkState, RunItem, RunOptions, RunProgress, RunTask, StateLine } from './shapes.ts';

const azure = startAzure('fleet:150x3');
const QUICK = {
  ...PATIENCE,
  save: { readBack: [0, 100], settling: [0, 50] },
  settle: [50, 50],
  putOff: { putOff: 100, patience: 10_000 },
};
const CALM: RunOptions = { canary: 0, afterCanary: 'continue', stopAfter: null };
const RULE = '51.144.7.0/24';
const add: BulkIntent = { kind: 'add', rule: RULE };
/** Each test is another user to the pacing, which outlives them. */
let accounts = 0;
const newAccount = () => {
  accounts += 1;
  return `user-${accounts}`;
};

const SEVERAL = 21;
const ALL = 150;

/** The first registries of the fleet. */
async function firstOf(count: number): Promise<readonly RegistryRef[]> {
  const { registries } = (await azure.emulator.admin.state()) as { registries: readonly RegistryRef[] };
  return registries
    .slice(0, count)
    .map(({ subscriptionId, resourceGroup, name }) => ({ subscriptionId, resourceGroup, name }));
}

async function statesOf(
  arm: ArmConnection,
  names?: readonly string[],
  size = SEVERAL,
): Promise<readonly BulkState[]> {
  const refs = (await firstOf(size)).filter(({ name }) => names?.includes(name) ?? true);
  const lines: StateLine[] = [];
  await readStates(arm, newAccount(), refs, (line) => lines.push(line));
  return lines
    .flatMap((line) => ('state' in line ? [line.state] : []))
    .sort((a, b) => a.ref.name.localeCompare(b.ref.name));
}

/** The first registries that the intent changes. */
async function tasksFor(arm: ArmConnection, intent: BulkIntent, count = 6): Promise<readonly RunTask[]> {
  const states = await statesOf(arm, undefined, Math.max(SEVERAL, count));
  return states
    .flatMap((state): readonly RunTask[] => {
      const plan = planIntent(state, canonicalIntent(intent));
      return plan.kind === 'change'
        ? [{ registry: state.ref, base: publicPart(state.access), change: plan.change }]
        : [];
    })
    .slice(0, count);
}

/** A run of one user, with what it looks like once it has come to rest. */
function begin(arm: ArmConnection, tasks: readonly RunTask[], options: Partial<RunOptions> = {}) {
  const [run, account] = [randomUUID(), newAccount()];
  startRun(arm, account, { ...CALM, ...options, run, tasks }, QUICK);
  const progress = (): Extract<RunProgress, { state: 'known' }> => {
    const known = runProgress(account, run);
    if (known?.state !== 'known') throw new Error('lost');
    return known;
  };
  const rest = async () => {
    for (;;) {
      const { status, items } = progress();
      const isMoving = ['canary', 'running'].includes(status.phase) || status.inFlight > 0;
      if (!isMoving) return { status, items, states: items.map(({ state }) => state) };
      await delay(20);
    }
  };
  return {
    rest,
    progress,
    account,
    run,
    steer: (command: Parameters<typeof steerRun>[3], as = arm) => steerRun(as, account, run, command),
  };
}

const nameOf = (tasks: readonly RunTask[], index: number) => tasks[index]?.registry.name ?? '';
const refuse = (name: string, times = 1) => ({
  match: { operation: 'registries.patch', pathIncludes: name },
  then: { status: 403, body: { error: { code: 'RequestDisallowedByPolicy', message: 'Disallowed.' } } },
  times,
});
const hasRule = ({ access }: BulkState) => access.ipRules.includes(RULE);
const patches = async () => (await azure.writes()).filter(({ method }) => method === 'PATCH');

it('reads many from lists and few one by one, the same of each', async () => {
  const arm = await azure.as('operator');
  const all = await statesOf(arm);
  expect(all).toHaveLength(SEVERAL);
  const [wanted] = all;
  const [one] = await statesOf(arm, [wanted?.ref.name ?? '']);
  expect(one).toEqual(wanted);
  expect(all.every(({ right }) => right === 'allowed')).toBe(true);
  const readers = await statesOf(await azure.as('reader'));
  expect(readers.every(({ right }) => right === 'missing')).toBe(true);
});

it('tells of one that is not there, and reads the others', async () => {
  const arm = await azure.as('operator');
  const [there] = await firstOf(1);
  if (there === undefined) throw new Error('The fleet is empty.');
  const lines: StateLine[] = [];
  await readStates(arm, newAccount(), [there, { ...there, name: 'crgone' }], (line) => lines.push(line));
  expect(lines.map((line) => [line.ref.name, 'failure' in line ? line.failure.code : 'read']).sort()).toEqual(
    [
      [there.name, 'read'],
      ['crgone', 'not_found'],
    ].sort(),
  );
});

it('the first one alone and read back, then the others; each with one PATCH; undone as reviewed', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add);
  const { rest, steer } = begin(arm, tasks, { afterCanary: 'hold', canary: 2 });
  const held = await rest();
  expect(held.status.phase).toBe('holding');
  expect(held.states).toEqual(['waiting', 'waiting', 'done', 'waiting', 'waiting', 'waiting']);
  expect(await patches()).toHaveLength(1);
  steer('continue');
  const { status, states, items } = await rest();
  expect([status.phase, status.throttled]).toEqual(['ended', 0]);
  expect(states).toEqual(Array(6).fill('done'));
  expect(await patches()).toHaveLength(6);
  const changed = await statesOf(
    arm,
    tasks.map(({ registry }) => registry.name),
  );
  expect(changed.every(hasRule)).toBe(true);

  // Somebody else writes before it is undone.
  const [first] = tasks;
  if (first === undefined) throw new Error('no task');
  await someoneElseWrites(arm, first.registry, ['8.8.8.8', RULE]);
  const now = await statesOf(
    arm,
    tasks.map(({ registry }) => registry.name),
  );
  const undo = now.flatMap((state): readonly RunTask[] => {
    const item = items.find(({ registry }) => registry.name === state.ref.name);
    if (item?.made === undefined || item.inverse === undefined) throw new Error('nothing remembered');
    const plan = planUndo(state, { made: item.made, inverse: item.inverse });
    return plan.kind === 'change'
      ? [{ registry: state.ref, base: publicPart(state.access), change: plan.change }]
      : [];
  });
  const back = await begin(arm, undo).rest();
  expect(back.states).toEqual(Array(6).fill('done'));
  const after = await statesOf(
    arm,
    tasks.map(({ registry }) => registry.name),
  );
  expect(after.map(({ access }) => access.ipRules)).toEqual(
    tasks.map(({ base }, index) => (index === 0 ? ['8.8.8.8'] : base.ipRules)),
  );
});

it('a first one that is refused lets nothing else happen; retried it goes first again', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add);
  await azure.emulator.admin.setFaults([refuse(nameOf(tasks, 0))]);
  const { rest, steer } = begin(arm, tasks);
  const { status, states, items } = await rest();
  expect(status).toMatchObject({ phase: 'paused', why: 'canary' });
  expect(states).toEqual(['refused', ...Array(5).fill('waiting')]);
  expect(items[0]?.failure?.code).toBe('policy_denied');
  steer('retry');
  expect((await rest()).states).toEqual(Array(6).fill('done'));
});

it('one fails in the middle: it pauses, goes on, and the failed one is retried', async () => {
  const arm = await azure.as('operator');
  const all = await tasksFor(arm, add, ALL);
  const tasks = all.filter(({ registry }) => registry.subscriptionId === all[0]?.registry.subscriptionId);
  expect(tasks.length).toBeGreaterThan(22);
  await azure.emulator.admin.setFaults([refuse(nameOf(tasks, 1))]);
  // Reading back takes longer than being refused.
  await azure.emulator.admin.setLatency({ 'registries.get': 150 });
  const { rest, steer } = begin(arm, tasks, { stopAfter: 1 });
  const paused = await rest();
  expect(paused.status).toMatchObject({ phase: 'paused', why: 'failures' });
  expect(paused.states.slice(0, 2)).toEqual(['done', 'refused']);
  // What was on its way has ended; what was not has not begun.
  expect(paused.states.slice(2).filter((state) => state === 'waiting').length).toBeGreaterThan(0);
  expect(await patches()).toHaveLength(paused.states.filter((state) => state !== 'waiting').length);
  steer('resume');
  const resumed = await rest();
  expect(resumed.status.phase).toBe('ended');
  expect(resumed.states).toEqual(['done', 'refused', ...Array(tasks.length - 2).fill('done')]);
  steer('retry');
  expect((await rest()).states).toEqual(Array(tasks.length).fill('done'));
});

it('an answer lost after Azure applied it is settled by reading, and not sent again', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 3);
  await azure.emulator.admin.setFaults([
    { match: { operation: 'registries.patch', pathIncludes: nameOf(tasks, 1) }, then: { reset: 'after' } },
    { match: { operation: 'registries.patch', pathIncludes: nameOf(tasks, 2) }, then: { reset: 'before' } },
  ]);
  const { rest, steer } = begin(arm, tasks);
  const { states, items } = await rest();
  // The one that never arrived is not called done; reading has shown that it is not there.
  expect(states).toEqual(['done', 'done', 'refused']);
  expect(items[2]?.failure?.code).toBe('unavailable');
  expect(items[1]?.inverse?.removeIpRules).toEqual([RULE]);
  expect((await patches()).filter(({ path }) => String(path).includes(nameOf(tasks, 1)))).toHaveLength(1);
  steer('retry');
  expect((await rest()).states).toEqual(['done', 'done', 'done']);
});

it('uncertain is said only where Azure cannot be read either', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 2);
  const { rest, steer } = begin(arm, tasks, { afterCanary: 'hold' });
  await rest();
  await azure.emulator.admin.setFaults([
    { match: { operation: 'registries.patch' }, then: { reset: 'after' } },
    { match: { operation: 'registries.get' }, nth: 2, times: 100, then: { status: 400 } },
  ]);
  steer('continue');
  const { states, items } = await rest();
  expect(states).toEqual(['done', 'unknown']);
  expect(items[1]?.failure).toMatchObject({ code: 'unavailable', outcomeUnknown: true });
  await azure.emulator.admin.setFaults([]);
  steer('retry');
  // Azure held it already: found out by reading, without another PATCH.
  expect((await rest()).states).toEqual(['done', 'nothing']);
});

it('429 is waited for as long as Azure says, and then it is sent again', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 4);
  await azure.emulator.admin.setFaults([
    {
      match: { operation: 'registries.patch', pathIncludes: nameOf(tasks, 2) },
      then: { throttle: { retryAfterSeconds: 1 } },
    },
  ]);
  const { status, states } = await begin(arm, tasks).rest();
  expect([status.phase, status.throttled, states]).toEqual(['ended', 1, Array(4).fill('done')]);
});

it('what somebody else writes between review and run is kept; another mode is a conflict', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, { kind: 'mode', mode: 'disabled' }, 3);
  const [first, second, third] = tasks;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
  await someoneElseWrites(arm, first.registry, ['8.8.8.8']);
  const other = second.base.defaultAction === 'Allow' ? 'Deny' : 'Allow';
  await someoneElsePatches(arm, second.registry, {
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: other, ipRules: [] },
  });
  const { states, items } = await begin(arm, tasks).rest();
  expect(states).toEqual(['done', 'refused', 'done']);
  expect(items[0]?.keptFromOthers).toBe(true);
  expect(items[1]?.failure).toMatchObject({ code: 'conflict', fields: ['mode'] });
  const [now] = await statesOf(arm, [first.registry.name]);
  expect(now?.access).toMatchObject({ publicNetworkAccess: 'Disabled', ipRules: ['8.8.8.8'] });
});

it('a right that is taken away in the middle refuses the rest, with the action named', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 5);
  const { rest, steer } = begin(arm, tasks, { afterCanary: 'hold' });
  await rest();
  steer('continue', await azure.as('reader'));
  const { states, items } = await rest();
  expect(states).toEqual(['done', ...Array(4).fill('refused')]);
  expect(items[3]?.failure).toMatchObject({
    code: 'forbidden',
    action: 'Microsoft.ContainerRegistry/registries/write',
  });
});

it('a second factor asked for in the middle pauses, and nothing is lost over the sign-in', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 5);
  const { rest, steer } = begin(arm, tasks, { afterCanary: 'hold' });
  await rest();
  await azure.emulator.admin.settings({ mfaOnWrites: true });
  steer('continue');
  const { status, states } = await rest();
  expect(status).toMatchObject({ phase: 'paused', why: 'sign_in' });
  expect(status.claims).toContain('acrs');
  expect(states).toEqual(['done', ...Array(4).fill('waiting')]);
  steer('resume', await azure.as('operator', { mfa: true }));
  expect((await rest()).states).toEqual(Array(5).fill('done'));
});

it('sessions revoked in the middle pause it in the same way', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 4);
  const { rest, steer } = begin(arm, tasks, { afterCanary: 'hold' });
  await rest();
  // Tokens say whole seconds: one from the second of the revocation counts as newer.
  await delay(1_100);
  await azure.emulator.admin.revoke('operator');
  steer('continue');
  expect((await rest()).status).toMatchObject({ phase: 'paused', why: 'sign_in' });
  steer('resume', await azure.as('operator'));
  expect((await rest()).states).toEqual(Array(4).fill('done'));
});

it('paused nothing more is sent, stopped nothing ever', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 5);
  const { rest, steer, progress } = begin(arm, tasks, { afterCanary: 'hold' });
  await rest();
  steer('pause');
  expect(progress().status).toMatchObject({ phase: 'paused', why: 'user' });
  steer('stop');
  steer('resume');
  steer('continue');
  const { status, states } = await rest();
  expect(status.phase).toBe('stopped');
  expect(states).toEqual(['done', ...Array(4).fill('waiting')]);
  expect(await patches()).toHaveLength(1);
});

it('the same run sent twice is one run; another user’s is not found; only news is told', async () => {
  const arm = await azure.as('operator');
  const tasks = await tasksFor(arm, add, 2);
  const { rest, account, run, progress } = begin(arm, tasks);
  startRun(arm, account, { ...CALM, run, tasks }, QUICK);
  await rest();
  expect(await patches()).toHaveLength(2);
  expect(runProgress('somebody else', run)).toBeNull();
  const news = runProgress(account, run, progress().version);
  expect(news).toMatchObject({ state: 'known', items: [] as RunItem[] });
});
