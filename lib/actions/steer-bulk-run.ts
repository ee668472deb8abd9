'use server';
/** Pauses, resumes, retries or stops a bulk change that runs. */
import { steer } from '#lib/bulk-run/follow-run.ts';
import type { RunCommand, RunProgress } from '#lib/bulk-run/shapes.ts';
import { env } from '#lib/env.ts';
import type { Result } from '#lib/errors/failure.ts';
import { runSteering } from './bulk-schemas.ts';
import { runAction } from './run-action.ts';

export async function steerBulkRun(
  ...args: [{ readonly handle: string; readonly command: RunCommand }]
): Promise<Result<RunProgress>> {
  return runAction('steerBulkRun', args, runSteering, ({ arm, session }, { handle, command }) =>
    steer(arm, handle, command, session.oid, env().sessionSecret),
  );
}
