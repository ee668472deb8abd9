/** One registry of a run, to its end, by the one write protocol; puts off what Azure puts off. */
import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { PACE, type Pace, putOffFor } from '#lib/batches/pace.ts';
import { madeBy } from '#lib/bulk-change/undo.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { isSatisfied } from '#lib/network-access/change.ts';
import { readBack } from '#lib/registries/read-back.ts';
import { type Pauses, SAVE_PAUSES, savePublicAccess } from '#lib/registries/save-public-access.ts';
import { holdFor, takeTurn } from './budget.ts';
import type { RunItem, RunTask } from './shapes.ts';

export type Patience = {
  readonly save: Pauses;
  /** Pauses before each reading of one whose outcome even the save's own readings did not settle. */
  readonly settle: readonly number[];
  readonly putOff: Pick<Pace, 'putOff' | 'patience'>;
};

/** Milliseconds. */
export const PATIENCE: Patience = { save: SAVE_PAUSES, settle: [2_000, 4_000, 8_000, 15_000], putOff: PACE };

/** Readings that one save makes: one before it, one after. */
const READS = 2;

export type Carried = Pick<
  RunItem,
  'failure' | 'endedAt' | 'made' | 'inverse' | 'keptFromOthers' | 'correlationId'
> & {
  readonly state: 'done' | 'nothing' | 'refused' | 'unknown' | 'waiting';
};

export type CarryPorts = {
  /** The user's connection as it is now: a new sign-in replaces it. */
  readonly arm: () => ArmConnection;
  readonly account: string;
  /** False once the run is paused or stopped: then nothing is sent. */
  readonly mayGo: () => boolean;
  readonly say: (state: 'sending' | 'checking') => void;
  readonly throttled: () => void;
};

/** @returns `waiting` where nothing was sent: the run was paused before, or the user has to sign in again. */
export async function carryOut(task: RunTask, ports: CarryPorts, patience: Patience): Promise<Carried> {
  const { subscriptionId } = task.registry;
  const { account } = ports;
  const end = performance.now() + patience.putOff.patience;
  for (;;) {
    await takeTurn(account, subscriptionId, 'reads', READS);
    await takeTurn(account, subscriptionId, 'writes');
    if (!ports.mayGo()) return { state: 'waiting' };
    ports.say('sending');
    const used = ports.arm();
    const carried = await saveOnce(used, task, ports, patience);
    const { failure } = carried;
    // Refused under a sign-in that has been renewed meanwhile.
    if (failure?.code === 'sign_in_required' && ports.arm().credential !== used.credential) continue;
    if (carried.state !== 'refused' || failure === undefined) return carried;
    // Azure took nothing on, so sending it again later is no repetition.
    const pause = putOffFor(failure, { ...PACE, ...patience.putOff });
    if (failure.code === 'throttled') ports.throttled();
    if (pause === null || performance.now() + pause > end) return carried;
    if (failure.code === 'throttled') {
      holdFor(account, subscriptionId, 'writes', pause);
      holdFor(account, subscriptionId, 'reads', pause);
    } else await wait(pause);
  }
}

async function saveOnce(
  used: ArmConnection,
  task: RunTask,
  ports: CarryPorts,
  patience: Patience,
): Promise<Carried> {
  // Each registry's requests can be found in Azure's activity log by an id of their own.
  const correlationId = randomUUID();
  const arm = { ...used, correlationId };
  const saved = await savePublicAccess(arm, task, patience.save, true);
  const endedAt = new Date().toISOString();
  if (!saved.ok) {
    const { failure } = saved;
    if (failure.code === 'sign_in_required') return { state: 'waiting', failure };
    if (failure.code === 'unavailable' && failure.outcomeUnknown)
      return settle(task, failure, ports, patience, arm);
    return { state: 'refused', failure: withoutState(failure), endedAt, correlationId };
  }
  const { result, before, after, keptFromOthers, notSaved, readBackAt } = saved.value;
  const common = {
    endedAt: readBackAt,
    correlationId,
    ...madeBy(task.change, before, after),
    ...(hasAny(keptFromOthers) ? { keptFromOthers: true } : {}),
  };
  if (result === 'partly')
    return { state: 'refused', ...common, ...(notSaved === null ? {} : { failure: notSaved.failure }) };
  return { state: result === 'saved' ? 'done' : 'nothing', ...common };
}

/** Azure is read for longer than one save would: nobody is waiting at a dialog. */
async function settle(
  task: RunTask,
  failure: Failure,
  ports: CarryPorts,
  patience: Patience,
  arm: ArmConnection,
): Promise<Carried> {
  ports.say('checking');
  const seen = await readBack(arm, task.registry, 'spared', patience.settle, (access) =>
    isSatisfied(task.change, access),
  );
  const common = { endedAt: new Date().toISOString(), correlationId: arm.correlationId };
  if (seen === null) return { state: 'unknown', failure, ...common };
  if (isSatisfied(task.change, seen))
    return { state: 'done', ...common, ...madeBy(task.change, task.base, seen) };
  // Azure has been read for a while and shows none of it.
  const { details } = failure;
  return {
    state: 'refused',
    failure: { code: 'unavailable', ...(details === undefined ? {} : { details }) },
    ...common,
  };
}

/** A conflict carries the whole state: for the browser its fields are enough. */
const withoutState = (failure: Failure): Failure => {
  if (failure.code !== 'conflict') return failure;
  const { current: _, ...rest } = failure;
  return rest;
};

const hasAny = (change: object) =>
  Object.values(change).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
