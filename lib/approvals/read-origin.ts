/** Who asked, and when: the activity log of the requester's subscription remembers who made the endpoint. */
import 'server-only';
import { LOG_REACH, listEvents } from '#lib/arm/activity-log.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import type { EndpointRef } from '#lib/connections/shapes.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { privateEndpointId } from '#lib/network-access/registry-ref.ts';
import type { RequestOrigin } from './shapes.ts';

const WRITE = 'microsoft.network/privateendpoints/write';

/** Never fails: that nobody can tell is an answer, too. */
export async function readOrigin(arm: ArmConnection, endpoint: EndpointRef): Promise<Result<RequestOrigin>> {
  const now = Date.now();
  const events = await listEvents(
    arm,
    endpoint.subscriptionId,
    { resourceUri: privateEndpointId(endpoint) },
    new Date(now - LOG_REACH),
    new Date(now),
  ).catch(() => null);
  if (events === null) return ok(unknown('not_readable'));
  // The newest first: of the writes that went through, the oldest made it.
  const made = events.findLast(
    ({ operation, status }) => operation.toLowerCase() === WRITE && !/^failed$/i.test(status),
  );
  return ok(made === undefined ? unknown('not_in_log') : { at: made.at, by: made.caller, unknown: null });
}

const unknown = (why: NonNullable<RequestOrigin['unknown']>): RequestOrigin => ({
  at: null,
  by: null,
  unknown: why,
});
