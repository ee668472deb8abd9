'use server';
/** Approves or rejects one private endpoint connection. */
import { decideConnection as decide } from '#lib/approvals/decide-connection.ts';
import type { DecisionAccepted, DecisionIntent } from '#lib/approvals/shapes.ts';
import { sealHandle } from '#lib/auth/operation-handle.ts';
import { env } from '#lib/env.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { runAction } from './run-action.ts';
import { decisionIntent } from './schemas.ts';

export async function decideConnection(...args: [DecisionIntent]): Promise<Result<DecisionAccepted>> {
  return runAction('decideConnection', args, decisionIntent, async ({ arm, session }, intent) => {
    const ticket = await decide(arm, intent);
    if (!ticket.ok) return ticket;
    const handle = await sealHandle(ticket.value, session.oid, env().sessionSecret);
    return ok({ handle, correlationId: arm.correlationId });
  });
}
