'use server';
/** Starts one run of an ACR Task. */
import type { Result } from '#lib/errors/failure.ts';
import { runTask as run } from '#lib/identities/run-task.ts';
import type { RunIntent, RunStarted } from '#lib/identities/shapes.ts';
import { runIntent } from './identity-schemas.ts';
import { runAction } from './run-action.ts';

export async function runTask(...args: [RunIntent]): Promise<Result<RunStarted>> {
  return runAction('runTask', args, runIntent, ({ arm }, intent) => run(arm, intent));
}
