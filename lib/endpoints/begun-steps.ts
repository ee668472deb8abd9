/**
 * Steps that this process has begun: what is being made does not always show when it is read, and a browser
 * that left before it was told would otherwise have the same write sent again.
 */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { followStep } from './follow-step.ts';
import type { StepTicket } from './step-ticket.ts';

/** Longer than Azure takes for any step. */
const REMEMBERED_MS = 15 * 60_000;

const begun = new Map<string, { readonly ticket: StepTicket; readonly at: number }>();

/** @param what the endpoint's id, in one spelling. */
export function rememberStep(what: string, ticket: StepTicket): void {
  const now = Date.now();
  for (const [old, { at }] of begun) if (now - at > REMEMBERED_MS) begun.delete(old);
  begun.set(`${what} ${ticket.key}`, { ticket, at: now });
}

/**
 * The same step as it was begun, if Azure says to this caller that it is still at it: who may not follow it is
 * not told of it.
 */
export async function stepUnderWay(
  arm: ArmConnection,
  what: string,
  key: string,
): Promise<StepTicket | null> {
  const ticket = begun.get(`${what} ${key}`)?.ticket;
  if (ticket === undefined || ticket.operationUrl === null) return null;
  const progress = await followStep(arm, ticket);
  return progress.ok && progress.value.state === 'running' ? ticket : null;
}
