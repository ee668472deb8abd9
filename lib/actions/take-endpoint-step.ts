'use server';
/** Takes one step of making a private endpoint, or of taking one away. */
import { sealHandle } from '#lib/auth/operation-handle.ts';
import type { StepAccepted, StepIntent } from '#lib/endpoints/shapes.ts';
import { takeStep } from '#lib/endpoints/take-step.ts';
import { env } from '#lib/env.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { stepIntent } from './endpoint-schemas.ts';
import { runAction } from './run-action.ts';

export async function takeEndpointStep(...args: [StepIntent]): Promise<Result<StepAccepted>> {
  return runAction('takeEndpointStep', args, stepIntent, async ({ arm, session }, intent) => {
    const ticket = await takeStep(arm, intent);
    if (!ticket.ok) return ticket;
    const handle = await sealHandle(ticket.value, session.oid, env().sessionSecret);
    return ok({ handle, correlationId: arm.correlationId });
  });
}
