/**
 * One step of a job: re-reads everything, leaves alone what is done or under way, sends one write otherwise,
 * and returns as soon as Azure has accepted it.
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import { endpointId } from '#lib/network-access/endpoint-plan/choices.ts';
import { stopsIn } from '#lib/network-access/endpoint-plan/problems.ts';
import { inTurn } from '#lib/registries/in-turn.ts';
import { rememberStep, stepUnderWay } from './begun-steps.ts';
import { type JobReading, readJob } from './read-job.ts';
import type { EndpointJob, StepIntent } from './shapes.ts';
import type { StepTicket } from './step-ticket.ts';
import { writeCleanUpStep, writeStep } from './write-step.ts';

/** Pauses before each read after an answer was lost. Milliseconds. */
const PAUSES = [0, 1_000, 2_000];

export function takeStep(
  arm: ArmConnection,
  { job, key }: StepIntent,
  pauses: readonly number[] = PAUSES,
): Promise<Result<StepTicket>> {
  const endpoint = job.kind === 'create' ? job.choices : job.cleanUp.endpoint;
  const what = endpointId(endpoint).toLowerCase();
  // The same job in two tabs would otherwise send a step twice.
  return inTurn(what, async () => {
    try {
      return await take(arm, what, { job, key }, pauses);
    } catch (error) {
      return fail(classify(error, arm.correlationId));
    }
  });
}

async function take(
  arm: ArmConnection,
  what: string,
  { job, key }: StepIntent,
  pauses: readonly number[],
): Promise<Result<StepTicket>> {
  const ticketOf = (wasSent: boolean, operationUrl: string | null): StepTicket => ({
    kind: 'endpoint-step',
    job,
    key,
    wasSent,
    operationUrl,
  });
  const reading = await readJob(arm, job, false);
  const { steps, problems } = reading.view;
  const at = steps.findIndex((step) => step.key === key);
  if (at < 0) return fail({ code: 'invalid_input', issues: [{ path: 'key', code: 'unknown_step' }] });
  const earlier = steps.slice(0, at).find(({ state }) => state !== 'done');
  if (earlier !== undefined) return fail(notInTurn(earlier.key, arm.correlationId));
  if (steps[at]?.state !== 'todo') return ok(ticketOf(false, null));
  const begun = await stepUnderWay(arm, what, key);
  if (begun !== null) return ok(begun);
  const stops = stopsIn(problems);
  if (stops.length > 0)
    return fail({
      code: 'invalid_input',
      issues: stops.map(({ section, code, values }) => ({
        path: section,
        code,
        ...(values ? { values } : {}),
      })),
    });
  const sent = await send(arm, job, reading, at);
  if ('url' in sent) {
    const ticket = ticketOf(true, sent.url);
    rememberStep(what, ticket);
    return ok(ticket);
  }
  if (!leavesOutcomeUnknown(sent.failure)) return fail(sent.failure);
  for (const pause of pauses) {
    await wait(pause);
    const seen = await readJob(arm, job, false).catch(() => null);
    if (seen?.view.steps[at]?.state !== 'todo' && seen !== null) return ok(ticketOf(false, null));
  }
  return fail({ ...sent.failure, code: 'unavailable', outcomeUnknown: true });
}

async function send(
  arm: ArmConnection,
  job: EndpointJob,
  reading: JobReading,
  at: number,
): Promise<{ readonly url: string | null } | { readonly failure: Failure }> {
  try {
    if (reading.kind === 'create' && job.kind === 'create') {
      const step = reading.steps[at];
      if (step !== undefined) return { url: await writeStep(arm, step, job.choices, reading.seen) };
    }
    if (reading.kind === 'clean_up' && job.kind === 'clean_up') {
      const step = reading.steps[at];
      if (step !== undefined) return { url: await writeCleanUpStep(arm, step, job.registry, job.cleanUp) };
    }
    return { failure: { code: 'unexpected', details: { correlationId: arm.correlationId } } };
  } catch (error) {
    return { failure: classify(error, arm.correlationId) };
  }
}

/** Something that the step needs is gone again, or somebody else is at it. */
const notInTurn = (key: string, correlationId: string): Failure => ({
  code: 'conflict',
  fields: [key],
  details: { correlationId },
});
