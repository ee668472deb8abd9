/** What the activity log is asked about a save. Pure. */
import type { ForeignWritesQuery } from '#lib/registries/shapes.ts';
import type { SaveOperation } from './operation.ts';

/** @param now on the browser's clock, like the operation's own moments: the server's is another. */
export function foreignWritesQuery(
  { id, intent, outcome, startedAt, finishedAt }: SaveOperation & { finishedAt: string },
  now: number,
): ForeignWritesQuery {
  const { registry, base, change } = intent;
  const ago = (moment: string) => Math.max(0, now - Date.parse(moment));
  // The server gives a save's requests the operation's id to be known by.
  const common = { registry, ours: id, change };
  if (outcome === undefined) {
    const window = { startedAgo: ago(startedAt), endedAgo: ago(finishedAt) };
    return { ...common, before: base, after: null, window };
  }
  const { before, after, windowStart, readBackAt } = outcome;
  return { ...common, before, after, window: { start: windowStart, end: readBackAt } };
}
