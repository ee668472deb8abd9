/** The description to write: the requester's message stays in it, also where only their endpoint tells it. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getPrivateEndpoint } from '#lib/arm/private-endpoints.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import { composeDescription, validateDecision } from '#lib/network-access/connection.ts';
import type { Connection } from '#lib/registries/shapes.ts';
import { endpointOf } from './list-approvals.ts';
import type { DecisionIntent } from './shapes.ts';

/**
 * Azure does not always show a request's message at the registry; whoever decides on many has not looked at each
 * endpoint, and neither has the screen.
 * @param current as Azure holds it now. @returns what to store, or what is wrong with it together with the message.
 */
export async function keepMessage(
  arm: ArmConnection,
  current: Connection,
  { decision, description }: Pick<DecisionIntent, 'decision' | 'description'>,
): Promise<Result<string>> {
  const endpoint = endpointOf(current);
  // What is stored is in the description that was composed from it.
  if ((current.description ?? '').trim() !== '' || endpoint === null) return ok(description);
  const facts = await getPrivateEndpoint(arm, endpoint).catch(() => null);
  const message = facts?.requestMessage?.trim() ?? '';
  if (message === '') return ok(description);
  const reason = description.startsWith(message) ? description.slice(message.length) : description;
  if (reason === '' && decision === 'reject')
    return fail(wrong([{ path: 'reason', code: 'reason_required' }]));
  // The screen knew the message already.
  if (reason !== description) return ok(description);
  const issues = validateDecision({ decision, reason, message });
  return issues.length > 0 ? fail(wrong(issues)) : ok(composeDescription(message, reason));
}

const wrong = (issues: Extract<Failure, { code: 'invalid_input' }>['issues']): Failure => ({
  code: 'invalid_input',
  issues,
});
