/** How a batch stands. The handle travels in a header: addresses end up in logs. */
import { answer } from '#app/api/answer.ts';
import { followBatch } from '#lib/batches/follow-batch.ts';
import { env } from '#lib/env.ts';
import { fail, ok } from '#lib/errors/failure.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';

export const GET = (request: Request) =>
  answer(async ({ session }) => {
    const handle = request.headers.get(OPERATION_HANDLE_HEADER) ?? '';
    const progress = await followBatch(handle, session.oid, env().sessionSecret);
    return progress === null ? fail({ code: 'not_found' }) : ok(progress);
  });
