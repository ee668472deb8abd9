/**
 * The last step of the write protocol: asks the activity log who else wrote while a save was on its way,
 * what of theirs it undid, and whether it is itself gone since. The log is minutes behind: asked again later
 * it may know more.
 */
import 'server-only';
import { LOG_REACH, listActivity } from '#lib/arm/activity-log.ts';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { judgeAftermath } from '#lib/network-access/aftermath.ts';
import { publicPart, touchesSubnets } from '#lib/network-access/change.ts';
import { loggedWrites } from '#lib/network-access/logged-writes.ts';
import { readAccess } from './read-back.ts';
import type { ForeignWrites, ForeignWritesQuery } from './shapes.ts';

/** For clocks that differ and for writes whose moment in the log is not that of the change. Milliseconds. */
const MARGIN = 60_000;

export async function findForeignWrites(
  arm: ArmConnection,
  { registry, ours, change, before, after, window }: ForeignWritesQuery,
): Promise<Result<ForeignWrites>> {
  const asked = Date.now();
  const { start, end } =
    'start' in window
      ? { start: Date.parse(window.start), end: Date.parse(window.end) }
      : { start: asked - window.startedAgo, end: asked - window.endedAgo };
  const from = new Date(Math.max(start - MARGIN, asked - LOG_REACH));
  const moment = (time: number) => new Date(time).toISOString();
  try {
    // Azure first: what it held is then never newer than what the log may show.
    const now = publicPart(await readAccess(arm, registry, touchesSubnets(change)));
    const writes = loggedWrites(await listActivity(arm, registry, from, new Date()));
    const facts = { ours, change, before, after, windowStart: moment(start), windowEnd: moment(end) };
    return ok({ ...judgeAftermath(facts, writes, now), askedAt: moment(asked) });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
