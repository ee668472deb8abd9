// Writes become events of the activity log, also those that were refused for what they asked.
import { randomUUID } from 'node:crypto';
import type { World } from '#emulator/world.ts';
import { claimsOf } from './activity-claims.ts';
import type { Exchange } from './exchange.ts';
import type { Answer } from './route.ts';

/** Not recorded: a caller who has to sign in again or slow down, and what does not exist here. */
const UNRECORDED = [401, 429, 501];

/** A dropped connection is recorded if the write was carried out. */
export function recordActivity(world: World, exchange: Exchange, answer: Answer | 'dropped'): void {
  const status = answer === 'dropped' ? 0 : answer.status;
  const { principal, path, found, ids, body } = exchange;
  if (!exchange.write || principal === null || path === null || path.subscriptionId === null) return;
  if (!('route' in found) || UNRECORDED.includes(status) || (status === 0 && !exchange.applied)) return;
  // The event tells of the request's end.
  const at = world.now();
  world.activity.record({
    eventDataId: randomUUID(),
    resourceId: subjectOf(path.segments, found.route.method),
    action: found.route.action ?? `${path.type ?? 'Microsoft.Resources'}/write`,
    correlationId: ids.correlationId,
    clientRequestId: ids.clientRequestId,
    requestId: ids.requestId,
    method: exchange.method,
    status: status === 0 ? 200 : status,
    accepted: answer !== 'dropped' && isLongRunning(answer),
    at,
    submittedAt: at + world.settings.activityLogDelayMs,
    caller: principal.upn || principal.oid,
    claims: claimsOf(principal),
    requestBody: body.state === 'json' ? body.value : null,
  });
}

function isLongRunning({ headers = {} }: Answer): boolean {
  return 'azure-asyncoperation' in headers || 'location' in headers;
}

/** The resource that was written; for an action, the one that it was carried out on. */
function subjectOf(segments: readonly string[], method: string): string {
  const providers = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const whole = method !== 'POST' || providers < 0 || (segments.length - providers) % 2 === 0;
  return `/${(whole ? segments : segments.slice(0, -1)).join('/')}`;
}
