import { refuse } from '#app/api/answer.ts';
import { currentCaller } from '#lib/caller.ts';
import { fleetFeed } from '#lib/fleet/fleet-feeds.ts';

/** Milliseconds since 1970: what the browser has already was read then. */
const AFTER = /^\d{1,15}$/;

/** The fleet in frames (lib/fleet-table/frames.ts), compressed (lib/fleet/feed.ts), sent as it is read. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (caller === null) return refuse({ code: 'sign_in_required' });
  const after = new URL(request.url).searchParams.get('after');
  if (after !== null && !AFTER.test(after))
    return refuse({ code: 'invalid_input', issues: [{ path: 'after', code: 'wrong_arguments' }] });
  const { feed, newerFollows } = fleetFeed(caller.user, caller.arm, after === null ? null : Number(after));
  const whole = feed.whole();
  return new Response(whole ?? feed.follow(), {
    headers: {
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      // Frames are for now, not for when a proxy's buffer is full.
      'x-accel-buffering': 'no',
      ...(whole === null
        ? {}
        : {
            'content-length': String(whole.length),
            'x-fleet-kept': newerFollows ? 'newer-follows' : 'newest',
          }),
    },
  });
}
