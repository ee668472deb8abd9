'use server';
/** Starts a reviewed bulk change. It goes on by itself; its progress is asked for with the handle. */
import { acceptedRun } from '#lib/bulk-run/follow-run.ts';
import { startRun } from '#lib/bulk-run/run-bulk.ts';
import type { RunAccepted, RunRequest } from '#lib/bulk-run/shapes.ts';
import { env } from '#lib/env.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { runRequest } from './bulk-schemas.ts';
import { runAction } from './run-action.ts';

export async function startBulkRun(...args: [RunRequest]): Promise<Result<RunAccepted>> {
  return runAction('startBulkRun', args, runRequest, async ({ arm, session }, request) => {
    startRun(arm, session.oid, request);
    return ok(await acceptedRun(request.run, session.oid, env().sessionSecret));
  });
}
