/** How a decision stands. The handle travels in a header: addresses end up in logs. */

import { answer } from '#app/api/answer.ts';
import type { DecisionTicket } from '#lib/approvals/decide-connection.ts';
import { followDecision } from '#lib/approvals/follow-decision.ts';
import { openHandle } from '#lib/auth/operation-handle.ts';
import { env } from '#lib/env.ts';
import { fail } from '#lib/errors/failure.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';

export const GET = (request: Request) =>
  answer(async ({ arm, session }) => {
    const handle = request.headers.get(OPERATION_HANDLE_HEADER) ?? '';
    const ticket = await openHandle<DecisionTicket>(handle, session.oid, env().sessionSecret);
    return ticket === null ? fail({ code: 'not_found' }) : followDecision(arm, ticket);
  });
