/**
 * Carries out a grant step by step, from wherever Azure shows it to be: it is read before every step, so a grant
 * can be left and taken up at any point and nothing is done twice. Knows neither browser nor server.
 */
import { type Failure, fail, type Result } from '#lib/errors/failure.ts';
import type { GrantPlanView } from '#lib/identities/shapes.ts';
import { type GrantStepName, nextStep } from '#lib/rights/grant-plan.ts';
import type { OperationPhase } from './operation.ts';

export type GrantPorts = {
  readonly read: () => Promise<Result<GrantPlanView>>;
  readonly carryOut: (step: GrantStepName) => Promise<Result<GrantPlanView>>;
  readonly wait: (milliseconds: number) => Promise<void>;
};

export type GrantProgress = {
  readonly phase: OperationPhase;
  /** As Azure was read last; null until then. */
  readonly view: GrantPlanView | null;
  readonly failure?: Failure;
};

const ASK_EVERY = 1_500;
/** Machines take seconds to a few minutes; after that it can be taken up again by hand. */
const MOST_ROUNDS = 200;
/** How often Azure is read after an answer was lost. */
const MOST_CHECKS = 20;
const MOST_READS = 5;

const UNKNOWN: Failure = { code: 'unavailable', outcomeUnknown: true };
const isLost = ({ code, ...failure }: Failure) =>
  code === 'unavailable' && 'outcomeUnknown' in failure && failure.outcomeUnknown === true;

/** @returns the end: `succeeded`, `failed`, or `unknown` where an answer was lost and Azure does not show it. */
export async function runGrant(
  ports: GrantPorts,
  report: (progress: GrantProgress) => void,
): Promise<GrantProgress> {
  let view: GrantPlanView | null = null;
  const end = (phase: OperationPhase, failure?: Failure): GrantProgress => ({
    phase,
    view,
    ...(failure === undefined ? {} : { failure }),
  });
  let read = await readAgain(ports);
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    if (!read.ok) return end('failed', read.failure);
    view = read.value;
    const next = view.plan === null ? null : nextStep(view.plan);
    if (next === null) return view.plan === null ? end('failed', { code: 'unexpected' }) : end('succeeded');
    report({ phase: next.state === 'running' ? 'updating' : 'sending', view });
    if (next.state === 'running') {
      await ports.wait(ASK_EVERY);
      read = await readAgain(ports);
      continue;
    }
    read = await ports.carryOut(next.name);
    if (read.ok || !isLost(read.failure)) continue;
    report({ phase: 'checking', view });
    read = await showsUp(next.name, ports);
    if (!read.ok) return end(isLost(read.failure) ? 'unknown' : 'failed', read.failure);
  }
  return end('unknown', UNKNOWN);
}

const isPassing = ({ code }: Failure) =>
  code === 'unavailable' || code === 'throttled' || code === 'unexpected';

/** Reading may fail for a while without anything being wrong with the grant: a page that is left cuts it off. */
async function readAgain(ports: GrantPorts): Promise<Result<GrantPlanView>> {
  let read = await ports.read();
  for (let reads = 1; reads < MOST_READS && !read.ok && isPassing(read.failure); reads += 1) {
    await ports.wait(ASK_EVERY);
    read = await ports.read();
  }
  return read;
}

/** The answer was lost: read until the step is done or under way. A role of long standing makes no difference. */
async function showsUp(step: GrantStepName, ports: GrantPorts): Promise<Result<GrantPlanView>> {
  for (let checks = 0; checks < MOST_CHECKS; checks += 1) {
    const read = await ports.read();
    if (!read.ok && !isPassing(read.failure)) return read;
    const state = read.ok && read.value.plan?.steps.find(({ name }) => name === step)?.state;
    if (read.ok && state !== undefined && state !== 'todo') return read;
    await ports.wait(ASK_EVERY);
  }
  return fail(UNKNOWN);
}
