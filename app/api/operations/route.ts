/** How a long-running write stands. The handle travels in a header: addresses end up in logs. */

import { answer } from '#app/api/answer.ts';
import { openHandle } from '#lib/auth/operation-handle.ts';
import { followStep } from '#lib/endpoints/follow-step.ts';
import type { StepProgress } from '#lib/endpoints/shapes.ts';
import type { StepTicket } from '#lib/endpoints/step-ticket.ts';
import { env } from '#lib/env.ts';
import { fail } from '#lib/errors/failure.ts';
import type { EndpointTicket } from '#lib/networks/change-service-endpoint.ts';
import { followServiceEndpoint } from '#lib/networks/follow-service-endpoint.ts';
import type { EndpointProgress } from '#lib/networks/shapes.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';
import { followRepairStep } from '#lib/private-dns/follow-repair-step.ts';
import type { RepairProgress } from '#lib/private-dns/shapes.ts';
import type { RepairTicket } from '#lib/private-dns/start-repair-step.ts';

type Ticket = EndpointTicket | RepairTicket | StepTicket;

export const GET = (request: Request) =>
  answer<EndpointProgress | RepairProgress | StepProgress>(async ({ arm, session }) => {
    const handle = request.headers.get(OPERATION_HANDLE_HEADER) ?? '';
    const ticket = await openHandle<Ticket>(handle, session.oid, env().sessionSecret);
    if (ticket === null) return fail({ code: 'not_found' });
    switch (ticket.kind) {
      case 'service-endpoint':
        return followServiceEndpoint(arm, ticket);
      case 'endpoint-step':
        return followStep(arm, ticket);
      case 'dns-repair':
        return followRepairStep(arm, ticket);
    }
  });
