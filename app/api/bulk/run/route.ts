/** How a bulk run stands, `?since=` a version only its news. The handle travels in a header: addresses end up in logs. */
import { answer } from '#app/api/answer.ts';
import { followRun } from '#lib/bulk-run/follow-run.ts';
import { env } from '#lib/env.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';

export const GET = (request: Request) =>
  answer(({ arm, session }) => {
    const handle = request.headers.get(OPERATION_HANDLE_HEADER) ?? '';
    const since = Number(new URL(request.url).searchParams.get('since') ?? 0);
    return followRun(arm, handle, Number.isSafeInteger(since) ? since : 0, session.oid, env().sessionSecret);
  });
