/**
 * Carries out a job step by step, from wherever Azure shows it to be: what is done is passed over, what Azure
 * is at is waited for, and only what is missing is sent. Knows neither browser nor server.
 */
import type { EndpointJob, JobView, StepAccepted, StepIntent, StepProgress } from '#lib/endpoints/shapes.ts';
import { type Failure, fail, type Result } from '#lib/errors/failure.ts';
import { stopsIn } from '#lib/network-access/endpoint-plan/problems.ts';

export type JobPorts = {
  /** @param isThorough also looks for what could stand against it. */
  readonly view: (job: EndpointJob, isThorough: boolean) => Promise<Result<JobView>>;
  readonly take: (intent: StepIntent) => Promise<Result<StepAccepted>>;
  readonly follow: (handle: string) => Promise<Result<StepProgress>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds, of any clock that only goes forward. */
  readonly now: () => number;
  /** What a later run has to follow first: Azure shows some things only once they are made. */
  readonly remember?: (handle: string | null) => void;
};

/**
 * `reading`: what is there is looked up. `sending`: a step is on its way. `updating`: Azure is at it.
 * `checking`: an answer was lost and Azure is being read. `stopped`: see the failure, or the problems.
 */
export type JobPhase = 'reading' | 'sending' | 'updating' | 'checking' | 'finished' | 'stopped';

export type JobRun = {
  readonly phase: JobPhase;
  /** `null` until Azure has been read. */
  readonly view: JobView | null;
  /** Key of the step that is being taken, or that stopped. */
  readonly at: string | null;
  readonly failure: Failure | null;
};

/** Milliseconds. */
export type JobPace = { readonly ask: number; readonly check: number; readonly follow: number };
export const JOB_PACE: JobPace = { ask: 1_500, check: 60_000, follow: 15 * 60_000 };

const UNKNOWN: Failure = { code: 'unavailable', outcomeUnknown: true };
/** How often a refusal for the time being is waited for before the user is asked. */
const MOST_WAITS = 3;
const LONGEST_WAIT = 60;

/** @param left handle of a step that an earlier run has left with Azure. */
export async function runJob(
  job: EndpointJob,
  ports: JobPorts,
  report: (run: JobRun) => void,
  pace: JobPace = JOB_PACE,
  left: string | null = null,
): Promise<JobRun> {
  let view: JobView | null = null;
  let waits = 0;
  const say = (phase: JobPhase, at: string | null = null, failure: Failure | null = null): JobRun => {
    const run = { phase, view, at, failure };
    report(run);
    return run;
  };
  say('reading');
  // Whatever became of it, the next reading shows; one that cannot be asked any more is simply read.
  if (left !== null) {
    const failure = await toTheEnd(left);
    if (failure?.code === 'sign_in_required') return say('stopped', null, failure);
  }
  let end = ports.now() + pace.follow;
  for (;;) {
    const read = await readAgain(job, ports, pace, view === null);
    if (!read.ok) return say('stopped', null, read.failure);
    view = read.value;
    const next = view.steps.find(({ state }) => state !== 'done');
    if (next === undefined) return say('finished');
    const { key } = next;
    if (next.state === 'running') {
      if (ports.now() > end) return say('stopped', key, UNKNOWN);
      say('updating', key);
      await ports.wait(pace.ask);
      continue;
    }
    if (stopsIn(view.problems).length > 0) return say('stopped', key);
    say('sending', key);
    const taken = await ports.take({ job, key });
    const failure = taken.ok ? await toTheEnd(taken.value.handle) : taken.failure;
    if (failure === null) {
      waits = 0;
      end = ports.now() + pace.follow;
      continue;
    }
    if (
      failure.code === 'throttled' &&
      waits < MOST_WAITS &&
      (failure.retryAfterSeconds ?? 0) <= LONGEST_WAIT
    ) {
      // Azure took nothing on, so sending it again later is no repetition.
      waits += 1;
      await ports.wait(Math.max(pace.ask, (failure.retryAfterSeconds ?? 0) * 1_000));
      continue;
    }
    if (failure.code === 'unavailable' && failure.outcomeUnknown) {
      say('checking', key);
      if (await showsUp(key)) continue;
    }
    return say('stopped', key, failure);
  }

  /** @returns null once Azure shows the step, or why it did not come to that. */
  async function toTheEnd(handle: string): Promise<Failure | null> {
    const last = ports.now() + pace.follow;
    const key = view?.steps.find(({ state }) => state !== 'done')?.key ?? null;
    say('updating', key);
    ports.remember?.(handle);
    while (ports.now() < last) {
      const asked = await ports.follow(handle);
      const isOver = asked.ok ? asked.value.state !== 'running' : !isPassing(asked.failure);
      if (!isOver) {
        await ports.wait(pace.ask);
        continue;
      }
      // Signed out, it goes on being followed later.
      if (asked.ok || asked.failure.code !== 'sign_in_required') ports.remember?.(null);
      if (!asked.ok) return asked.failure;
      return asked.value.state === 'failed' ? asked.value.failure : null;
    }
    return UNKNOWN;
  }

  async function showsUp(key: string): Promise<boolean> {
    const last = ports.now() + pace.check;
    while (ports.now() < last) {
      const read = await ports.view(job, false);
      if (!read.ok && read.failure.code === 'sign_in_required') return false;
      if (read.ok && read.value.steps.find((step) => step.key === key)?.state !== 'todo') return true;
      await ports.wait(pace.ask);
    }
    return false;
  }
}

const isPassing = ({ code }: Failure) =>
  code === 'unavailable' || code === 'throttled' || code === 'unexpected';

/** Reading may fail for a while without anything being wrong with the job. */
async function readAgain(
  job: EndpointJob,
  ports: JobPorts,
  pace: JobPace,
  isThorough: boolean,
): Promise<Result<JobView>> {
  let read: Result<JobView> = fail({ code: 'unavailable' });
  for (let attempt = 0; attempt < MOST_WAITS; attempt += 1) {
    if (attempt > 0) await ports.wait(pace.ask);
    read = await ports.view(job, isThorough);
    if (read.ok || !isPassing(read.failure)) return read;
  }
  return read;
}
