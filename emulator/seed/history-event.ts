// An event of the activity log that happened before the seed's present.
import type { ActivityEvent } from '#emulator/activity-log.ts';
import { claimsOf } from '#emulator/arm/activity-claims.ts';
import { directory, userByUpn } from '#emulator/directory.ts';
import { APPLICATIONS, type Application } from './applications.ts';
import { guidOf } from './identifiers.ts';

/** Azure Monitor shows an event some time after the write. */
const DELAY_MS = 20_000;

export type Deed = Pick<ActivityEvent, 'resourceId' | 'action' | 'method' | 'status' | 'requestBody'> & {
  /** A user principal name; not everybody who once did something can sign in to the demo. */
  readonly caller: string;
  readonly minutesAgo: number;
  /** What it was done with; the portal unless told. */
  readonly client?: Application;
};

export function eventOf(
  { caller, minutesAgo, client = 'portal', ...deed }: Deed,
  now: number,
): ActivityEvent {
  const at = now - minutesAgo * 60_000;
  const what = `${deed.resourceId} ${caller} ${minutesAgo}`;
  const principal = {
    oid: userByUpn(caller)?.oid ?? guidOf(caller),
    upn: caller,
    tid: directory.tenantId,
    appId: APPLICATIONS[client],
    amr: ['pwd', 'mfa'],
    acrs: ['p1'],
    xmsCc: [],
  };
  return {
    ...deed,
    eventDataId: guidOf(`event ${what}`),
    correlationId: guidOf(`correlation ${what}`),
    clientRequestId: null,
    requestId: guidOf(`request ${what}`),
    // A PUT of an endpoint or a connection begins a long-running operation.
    accepted: deed.status === 201,
    at,
    submittedAt: at + DELAY_MS,
    caller,
    claims: claimsOf(principal),
  };
}
