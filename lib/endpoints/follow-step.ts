/** Asks once how a step stands; when Azure says it is done, everything is read back. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { failureOfOperation } from '#lib/arm/operation-state.ts';
import { pollLocation, pollResource } from '#lib/arm/resource.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { readJob } from './read-job.ts';
import type { StepProgress } from './shapes.ts';
import type { StepTicket } from './step-ticket.ts';

/** Fails when Azure could not be asked (ask again later); a step that failed is a value. */
export async function followStep(
  arm: ArmConnection,
  { job, key, wasSent, operationUrl }: StepTicket,
): Promise<Result<StepProgress>> {
  const { correlationId } = arm;
  try {
    // Registries follow a removal by its Location alone.
    const poll = key === 'connection' ? pollLocation : pollResource;
    const operation = operationUrl === null ? null : await poll(arm, operationUrl);
    if (operation?.state === 'running') return ok({ state: 'running' });
    const { view } = await readJob(arm, job, false);
    const state = view.steps.find((step) => step.key === key)?.state;
    // Done is done, whoever did it: also when our own attempt failed because somebody was faster.
    if (state === 'done') return ok({ state: 'succeeded', readBackAt: new Date().toISOString() });
    if (operation?.state === 'failed')
      return ok({ state: 'failed', failure: failureOfOperation(operation, correlationId) });
    const isOn = state === 'running' || (operation === null && wasSent);
    return isOn
      ? ok({ state: 'running' })
      : ok({ state: 'failed', failure: { code: 'conflict', fields: [key], details: { correlationId } } });
  } catch (error) {
    return fail(classify(error, correlationId));
  }
}
