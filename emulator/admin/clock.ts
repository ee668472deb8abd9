// The clock in the admin API: read, moved forward, held and let go.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Clock } from '#emulator/clock.ts';
import { readBody } from './body.ts';

/** Ten years: further on, certificates and tests alike would be confused by mistake rather than on purpose. */
const FURTHEST_MS = 10 * 365 * 24 * 60 * 60_000;

const change = z.strictObject({
  advanceMs: z.number().int().min(0, 'the clock only moves forward').max(FURTHEST_MS).exactOptional(),
  frozen: z.boolean().exactOptional(),
});

export function clockRoutes(clock: Clock): Hono {
  const show = (c: Context) =>
    c.json({
      now: new Date(clock.now()).toISOString(),
      frozen: clock.isFrozen(),
      advancedMs: clock.advancedMs(),
    });
  return new Hono().get('/clock', show).patch('/clock', async (c) => {
    const { advanceMs = 0, frozen } = await readBody(c, change);
    if (frozen === true) clock.freeze();
    clock.advance(advanceMs);
    if (frozen === false) clock.run();
    return show(c);
  });
}
