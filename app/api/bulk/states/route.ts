/**
 * What Azure holds of many chosen registries, one JSON line each as soon as it is known. Only reads, but takes
 * a body: hundreds of registries do not fit into an address. Therefore only pages of this console may ask.
 */
import { refuse } from '#app/api/answer.ts';
import { bulkRefs } from '#lib/actions/bulk-schemas.ts';
import { isOwnOrigin } from '#lib/actions/request-origin.ts';
import { readStates } from '#lib/bulk-run/read-states.ts';
import { currentCaller } from '#lib/caller.ts';
import { env } from '#lib/env.ts';

/** A thousand references, with room to spare. Characters. */
const LONGEST_BODY = 400_000;

export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers, env().consoleOrigin))
    return refuse({ code: 'invalid_input', issues: [{ path: 'origin', code: 'foreign_origin' }] });
  const caller = await currentCaller();
  if (caller === null) return refuse({ code: 'sign_in_required' });
  const parsed = bulkRefs.safeParse(await bodyOf(request));
  if (!parsed.success)
    return refuse({ code: 'invalid_input', issues: [{ path: 'refs', code: 'wrong_arguments' }] });
  const { refs } = parsed.data;
  const encoder = new TextEncoder();
  let isGone = false;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const { arm, session } = caller;
      await readStates(
        arm,
        session.oid,
        refs,
        (line) => {
          if (!isGone) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        },
        () => isGone,
      );
      if (!isGone) controller.close();
    },
    cancel() {
      isGone = true;
    },
  });
  return new Response(stream, {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** @returns null for a body that is too long or no JSON. */
async function bodyOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? Number.NaN) > LONGEST_BODY) return null;
  try {
    const text = await request.text();
    return text.length > LONGEST_BODY ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
