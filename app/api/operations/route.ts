/** How a long-running write stands. The handle travels in a header: addresses end up in logs. */

import { answer } from '#app/api/answer.ts';
import type { DecisionTicket } from '#lib/approvals/decide-connection.ts';
import { followDecision } from '#lib/approvals/follow-decision.ts';
import type { DecisionProgress } from '#lib/approvals/shapes.ts';
import { openHandle } from '#lib/auth/operation-handle.ts';
import { env } from '#lib/env.ts';
import { fail } from '#lib/errors/failure.ts';
import type { EndpointTicket } from '#lib/networks/change-service-endpoint.ts';
import { followServiceEndpoint } from '#lib/networks/follow-service-endpoint.ts';
import type { EndpointProgress } from '#lib/networks/shapes.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';

type Ticket = DecisionTicket | EndpointTicket;

export const GET = (request: Request) =>
  answer<DecisionProgress | EndpointProgress>(async ({ arm, session }) => {
    const handle = request.headers.get(OPERATION_HANDLE_HEADER) ?? '';
    const ticket = await openHandle<Ticket>(handle, session.oid, env().sessionSecret);
    if (ticket === null) return fail({ code: 'not_found' });
    return ticket.kind === 'service-endpoint'
      ? followServiceEndpoint(arm, ticket)
      : followDecision(arm, ticket);
  });
