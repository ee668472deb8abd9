/** How a job stands by what Azure shows now: nothing but reading, so it can be asked any time. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { type CleanUpStep, cleanUpPlan } from '#lib/network-access/endpoint-plan/clean-up.ts';
import { problemsOf } from '#lib/network-access/endpoint-plan/problems.ts';
import type { Seen } from '#lib/network-access/endpoint-plan/seen.ts';
import { type EndpointStep, isWanted, planOf } from '#lib/network-access/endpoint-plan/steps.ts';
import { readForCleanUp } from './read-clean-up.ts';
import { readSeen } from './read-seen.ts';
import type { EndpointJob, JobStep, JobView } from './shapes.ts';

/** What the server needs beyond what the browser is shown: the steps themselves, and what was read. */
export type JobReading = { readonly view: JobView } & (
  | { readonly kind: 'create'; readonly seen: Seen; readonly steps: readonly EndpointStep[] }
  | { readonly kind: 'clean_up'; readonly steps: readonly CleanUpStep[] }
);

/** @param isThorough also looks for what could stand against the plan. Throws what the gateway throws. */
export async function readJob(
  arm: ArmConnection,
  job: EndpointJob,
  isThorough: boolean,
): Promise<JobReading> {
  const readAt = new Date().toISOString();
  if (job.kind === 'clean_up') {
    const plan = cleanUpPlan(job.cleanUp, await readForCleanUp(arm, job.registry, job.cleanUp));
    const shown = plan.map(({ key, step, state }) => ({ key, state, ...words(step) }));
    const view = { steps: shown, problems: [], endpoint: null, readAt };
    return { kind: 'clean_up', steps: plan.map(({ step }) => step), view };
  }
  const { registry, choices } = job;
  const seen = await readSeen(arm, registry, choices, isThorough);
  const plan = planOf(choices, seen);
  const { endpoint } = seen;
  return {
    kind: 'create',
    seen,
    steps: plan.map(({ step }) => step),
    view: {
      steps: plan.map(({ key, step, state }) => ({ key, state, ...words(step) })),
      problems: problemsOf(choices, seen),
      endpoint: endpoint !== null && isWanted(choices, seen, endpoint) ? endpoint : null,
      readAt,
    },
  };
}

/** The same for the browser. */
export async function viewJob(
  arm: ArmConnection,
  job: EndpointJob,
  isThorough: boolean,
): Promise<Result<JobView>> {
  try {
    return ok((await readJob(arm, job, isThorough)).view);
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

function words(step: EndpointStep | CleanUpStep): Pick<JobStep, 'kind' | 'name' | 'detail'> {
  const { kind } = step;
  if (kind === 'register') return { kind, name: step.namespace, detail: null };
  if (kind === 'policies') return { kind, name: step.name, detail: step.value };
  if (kind !== 'record') return { kind, name: step.name, detail: null };
  return 'record' in step
    ? { kind, name: step.record.name, detail: step.record.address }
    : { kind, name: step.name, detail: step.address };
}
