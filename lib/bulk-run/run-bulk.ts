/**
 * Carries out a bulk change in this process: one registry first, then all others, many at once over
 * subscriptions and paced within each. Goes on when the browser is gone; pauses, and is steered, at any time.
 */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { type Carried, carryOut, PATIENCE, type Patience } from './carry-out.ts';
import type { PauseReason, RunCommand, RunItem, RunProgress, RunRequest, RunStatus } from './shapes.ts';
import { windowOf } from './window.ts';

type Item = RunItem & { readonly version: number };

type Run = {
  readonly account: string;
  readonly request: RunRequest;
  readonly patience: Patience;
  arm: ArmConnection;
  readonly items: Item[];
  status: RunStatus;
  version: number;
  /** Refused or uncertain since it last began to run. */
  failures: number;
  /** Ended well since then, or since the last that was refused or is uncertain. */
  wentWell: number;
  touchedAt: number;
};

/** As long as a handle lives. Milliseconds. */
const KEPT_FOR = 2 * 3_600_000;

const SLOT = Symbol.for('acr-network-console.bulk-runs');
// Next.js bundles actions and route handlers apart: only globalThis is shared between them.
const holder = globalThis as { [SLOT]?: Map<string, Run> };
holder[SLOT] ??= new Map<string, Run>();
const runs = holder[SLOT];

const keyOf = (account: string, id: string) => `${account} ${id}`;

/** Starts with the first registry and returns at once. The same run started again is the same run. */
export function startRun(
  arm: ArmConnection,
  account: string,
  request: RunRequest,
  patience: Patience = PATIENCE,
): void {
  forgetOld();
  const key = keyOf(account, request.run);
  if (runs.has(key)) return;
  const run: Run = {
    account,
    request,
    patience,
    arm,
    items: request.tasks.map(({ registry }, index) => ({ index, registry, state: 'waiting', version: 1 })),
    status: { phase: 'canary', inFlight: 0, throttled: 0, startedAt: new Date().toISOString() },
    version: 1,
    failures: 0,
    wentWell: 0,
    touchedAt: Date.now(),
  };
  runs.set(key, run);
  pump(run);
}

/**
 * @param since only items that have changed after this version. @param arm of whoever asks: their sign-in is
 * the newest, and a long run outlives the one that it was started with.
 * @returns null when this process does not know it.
 */
export function runProgress(
  account: string,
  id: string,
  since = 0,
  arm: ArmConnection | null = null,
): RunProgress | null {
  const run = runs.get(keyOf(account, id));
  if (run === undefined) return null;
  run.touchedAt = Date.now();
  if (arm !== null) run.arm = arm;
  const items = run.items.filter(({ version }) => version > since).map(({ version: _, ...item }) => item);
  return { state: 'known', version: run.version, status: run.status, items };
}

/** @param arm the connection of whoever steers it now: what follows is sent with their present sign-in. */
export function steerRun(arm: ArmConnection, account: string, id: string, command: RunCommand): boolean {
  const run = runs.get(keyOf(account, id));
  if (run === undefined) return false;
  run.arm = arm;
  const { phase } = run.status;
  const isGoing = phase === 'canary' || phase === 'running';
  if (command === 'pause' && (isGoing || phase === 'holding')) pause(run, 'user');
  if (command === 'stop' && phase !== 'ended') turn(run, 'stopped');
  if (command === 'continue' && phase === 'holding') go(run);
  if (command === 'resume' && phase === 'paused') go(run);
  if (command === 'retry' && (phase === 'paused' || phase === 'ended')) {
    for (const { index, state } of run.items)
      if (state === 'refused' || state === 'unknown') update(run, index, { state: 'waiting' });
    go(run);
  }
  finishIfIdle(run);
  return true;
}

/** The first one goes alone until it has ended well. */
function go(run: Run): void {
  run.failures = 0;
  run.wentWell = 0;
  turn(run, run.items[run.request.canary]?.state === 'waiting' ? 'canary' : 'running');
  pump(run);
}

function pause(run: Run, why: PauseReason, claims?: string): void {
  turn(run, 'paused', why, claims);
}

function turn(run: Run, phase: RunStatus['phase'], why?: PauseReason, claims?: string): void {
  const { inFlight, throttled, startedAt } = run.status;
  run.status = {
    phase,
    inFlight,
    throttled,
    startedAt,
    ...(why === undefined ? {} : { why }),
    ...(claims === undefined ? {} : { claims }),
    ...(phase === 'ended' || phase === 'stopped' ? { endedAt: new Date().toISOString() } : {}),
  };
  run.version += 1;
}

function update(run: Run, index: number, change: Carried | Pick<RunItem, 'state'>): void {
  const known = run.items[index];
  if (known === undefined) return;
  run.version += 1;
  const { registry } = known;
  run.items[index] = { index, registry, ...change, version: run.version };
}

/** Starts as many as may be under way, subscription by subscription in turn. */
function pump(run: Run): void {
  const { phase } = run.status;
  if (phase === 'canary') {
    const first = run.items[run.request.canary];
    if (first?.state === 'waiting' && !claimed(run).has(first.index)) begin(run, first.index);
    return;
  }
  if (phase !== 'running') return;
  const taken = claimed(run);
  const { perSubscription, inAll } = windowOf(run.request.stopAfter, run.wentWell);
  const queues = Map.groupBy(
    run.items.filter(({ index, state }) => state === 'waiting' && !taken.has(index)),
    ({ registry }) => registry.subscriptionId.toLowerCase(),
  );
  for (const [subscription, queue] of queues) {
    const busy = [...taken].filter(
      (index) => run.items[index]?.registry.subscriptionId.toLowerCase() === subscription,
    ).length;
    for (const { index } of queue.slice(0, Math.max(0, perSubscription - busy)))
      if (taken.size < inAll) begin(run, index);
  }
  finishIfIdle(run);
}

/** Items that somebody is at: waiting for their turn in Azure's budget, or on their way. */
const atWork = new WeakMap<Run, Set<number>>();
function claimed(run: Run): Set<number> {
  const known = atWork.get(run) ?? new Set<number>();
  atWork.set(run, known);
  return known;
}

function begin(run: Run, index: number): void {
  const task = run.request.tasks[index];
  if (task === undefined) return;
  const taken = claimed(run);
  taken.add(index);
  void carryOut(
    task,
    {
      arm: () => run.arm,
      account: run.account,
      mayGo: () => run.status.phase === 'running' || run.status.phase === 'canary',
      say: (state) => {
        if (run.items[index]?.state === 'waiting') count(run, 1);
        update(run, index, { state });
      },
      throttled: () => {
        run.status = { ...run.status, throttled: run.status.throttled + 1 };
      },
    },
    run.patience,
  )
    .catch((): Carried => ({ state: 'unknown', failure: { code: 'unexpected' } }))
    .then((carried) => {
      taken.delete(index);
      if (run.items[index]?.state !== 'waiting') count(run, -1);
      end(run, index, carried);
    });
}

const count = (run: Run, by: number) => {
  run.status = { ...run.status, inFlight: run.status.inFlight + by };
};

function end(run: Run, index: number, carried: Carried): void {
  run.touchedAt = Date.now();
  const { state, failure } = carried;
  if (state === 'waiting') {
    update(run, index, { state });
    // What others on their way are told is the same: the first one pauses.
    if (failure?.code === 'sign_in_required' && run.status.why !== 'sign_in' && isOpen(run))
      pause(run, 'sign_in', failure.claims);
  } else {
    update(run, index, carried);
    const isBad = state === 'refused' || state === 'unknown';
    const { phase } = run.status;
    if (isBad) run.failures += 1;
    // One that needed nothing proves nothing.
    if (isBad) run.wentWell = 0;
    else if (state === 'done') run.wentWell += 1;
    const { canary, afterCanary, stopAfter } = run.request;
    if (phase === 'canary' && index === canary) {
      if (isBad) pause(run, 'canary');
      else turn(run, afterCanary === 'hold' && run.items.length > 1 ? 'holding' : 'running');
    } else if (phase === 'running' && stopAfter !== null && run.failures >= stopAfter && hasWaiting(run))
      pause(run, 'failures');
  }
  pump(run);
  finishIfIdle(run);
}

const hasWaiting = ({ items }: Run) => items.some(({ state }) => state === 'waiting');
const isOpen = ({ status: { phase } }: Run) => phase !== 'stopped' && phase !== 'ended';

function finishIfIdle(run: Run): void {
  if (isOpen(run) && !hasWaiting(run) && claimed(run).size === 0) turn(run, 'ended');
}

function forgetOld(): void {
  const oldest = Date.now() - KEPT_FOR;
  for (const [key, run] of runs) if (run.touchedAt < oldest && claimed(run).size === 0) runs.delete(key);
}
