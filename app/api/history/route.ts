/** The fleet's history as a stream of JSON lines: `?days=` 1 to 90, `?subscription=` one id to read no other. */
import { refuse } from '#app/api/answer.ts';
import { currentCaller } from '#lib/caller.ts';
import { readFleetHistory } from '#lib/change-log/read-fleet-history.ts';
import type { HistoryChunk } from '#lib/change-log/shapes.ts';
import { env } from '#lib/env.ts';
import { isGuid } from '#lib/network-access/registry-ref.ts';

const LONGEST = 90;

export async function GET(request: Request) {
  const caller = await currentCaller();
  if (caller === null) return refuse({ code: 'sign_in_required' });
  const query = new URL(request.url).searchParams;
  const days = Number(query.get('days') ?? '7');
  const subscription = query.get('subscription') ?? '';
  if (!Number.isInteger(days) || days < 1 || days > LONGEST)
    return refuse({ code: 'invalid_input', issues: [{ path: 'days', code: 'range' }] });
  if (subscription !== '' && !isGuid(subscription)) return refuse({ code: 'not_found' });
  const question = { days, only: subscription === '' ? [] : [subscription], consoleId: env().clientId };
  return new Response(
    streamOf((tell) => readFleetHistory(caller.arm, question, tell, request.signal)),
    { headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' } },
  );
}

function streamOf(run: (tell: (chunk: HistoryChunk) => void) => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  return new ReadableStream({
    async start(controller) {
      const tell = (chunk: HistoryChunk) => {
        if (isOpen) controller.enqueue(encoder.encode(`${JSON.stringify(chunk)}\n`));
      };
      try {
        await run(tell);
      } catch {
        // Without its last line the reader knows that something is missing.
      }
      if (isOpen) controller.close();
      isOpen = false;
    },
    cancel() {
      isOpen = false;
    },
  });
}
