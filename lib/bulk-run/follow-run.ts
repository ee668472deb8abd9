/** What the browser is told of a run: at its start, whenever it asks with its handle, and when it steers it. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { openHandle, sealHandle } from '#lib/auth/operation-handle.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { runProgress, steerRun } from './run-bulk.ts';
import type { RunAccepted, RunCommand, RunProgress } from './shapes.ts';

/** What is sealed into the handle. */
type RunTicket = { readonly bulkRun: string };

/** @param account object id of the user. */
export async function acceptedRun(id: string, account: string, secret: string): Promise<RunAccepted> {
  return {
    handle: await sealHandle<RunTicket>({ bulkRun: id }, account, secret),
    progress: runProgress(account, id) ?? { state: 'lost' },
  };
}

/** Not found: a handle that is not ours, not this user's, altered, or too old. */
export async function followRun(
  arm: ArmConnection,
  handle: string,
  since: number,
  account: string,
  secret: string,
): Promise<Result<RunProgress>> {
  const ticket = await openHandle<RunTicket>(handle, account, secret);
  if (typeof ticket?.bulkRun !== 'string') return fail({ code: 'not_found' });
  return ok(runProgress(account, ticket.bulkRun, since, arm) ?? { state: 'lost' });
}

export async function steer(
  arm: ArmConnection,
  handle: string,
  command: RunCommand,
  account: string,
  secret: string,
): Promise<Result<RunProgress>> {
  const ticket = await openHandle<RunTicket>(handle, account, secret);
  if (typeof ticket?.bulkRun !== 'string') return fail({ code: 'not_found' });
  steerRun(arm, account, ticket.bulkRun, command);
  return ok(runProgress(account, ticket.bulkRun) ?? { state: 'lost' });
}
