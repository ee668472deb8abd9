/** One decision of a batch, from re-reading to reading back. */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { PACE, type Pace, putOffFor } from '#lib/batches/pace.ts';
import type { ItemEnd } from '#lib/batches/run-batch.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { type DecisionTicket, decideConnection } from './decide-connection.ts';
import { followDecision } from './follow-decision.ts';
import type { DecisionIntent } from './shapes.ts';

/** @param accepted is called once Azure has taken it on. @param pace see PACE; tests shorten it. */
export async function decideToTheEnd(
  arm: ArmConnection,
  intent: DecisionIntent,
  accepted: () => void,
  pace: Pace = PACE,
): Promise<ItemEnd> {
  const end = Date.now() + pace.patience;
  for (;;) {
    const ticket = await decideConnection(arm, intent);
    if (ticket.ok) {
      accepted();
      return follow(arm, ticket.value, pace);
    }
    const { failure } = ticket;
    const pause = putOffFor(failure, pace);
    // Refused before anything was carried out: it may be sent again, after the same reading as the first time.
    if (pause !== null && Date.now() + pause < end) await wait(pause);
    else if (failure.code === 'unavailable' && failure.outcomeUnknown === true)
      return { state: 'unknown', failure };
    else return { state: 'failed', failure };
  }
}

async function follow(arm: ArmConnection, ticket: DecisionTicket, pace: Pace): Promise<ItemEnd> {
  const end = Date.now() + pace.follow;
  let last: Failure = { code: 'unavailable', outcomeUnknown: true };
  while (Date.now() < end) {
    await wait(pace.ask);
    const progress = await followDecision(arm, ticket);
    if (!progress.ok) {
      // A question that fails says nothing about the operation; without a sign-in none will be answered.
      last = progress.failure;
      if (last.code === 'sign_in_required' || last.code === 'forbidden')
        return { state: 'unknown', failure: last };
      continue;
    }
    const { value } = progress;
    if (value.state === 'succeeded') return { state: 'succeeded', endedAt: value.readBackAt };
    if (value.state === 'failed') return { state: 'failed', failure: value.failure };
  }
  return { state: 'unknown', failure: { ...last, code: 'unavailable', outcomeUnknown: true } };
}
