/** Starts one run of an ACR Task: the test of "let a trusted service in". Its end is read from the list of runs. */
import 'server-only';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { scheduleRun } from '#lib/arm/tasks.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RunIntent, RunStarted } from './shapes.ts';

/** Sent once: a second run is a run more, so a lost answer is told, not repeated. */
export async function runTask(
  arm: ArmConnection,
  { registry, taskName }: RunIntent,
): Promise<Result<RunStarted>> {
  try {
    return ok({ run: await scheduleRun(arm, registry, taskName) });
  } catch (error) {
    const failure = classify(error, arm.correlationId);
    if (!leavesOutcomeUnknown(failure)) return fail(failure);
    return fail({
      code: 'unavailable',
      outcomeUnknown: true,
      ...(failure.details ? { details: failure.details } : {}),
    });
  }
}
