/** A submission that arrives twice (a double click, a re-sent request) is carried out once, in this process. */
import 'server-only';

/** Longer than a browser or a proxy would re-send anything. */
const REMEMBERED_MS = 10 * 60_000;
const MOST = 1_000;

const known = new Map<string, { readonly result: Promise<unknown>; readonly at: number }>();

/** @param key of the submission and whose it is. @returns the first call's result to every caller. */
export function submittedOnce<T>(key: string, work: () => Promise<T>): Promise<T> {
  const now = Date.now();
  for (const [old, { at }] of known) {
    if (now - at < REMEMBERED_MS && known.size < MOST) break;
    known.delete(old);
  }
  const before = known.get(key);
  if (before !== undefined) return before.result as Promise<T>;
  const result = work();
  known.set(key, { result, at: now });
  // What was never carried out may be sent again.
  result.catch(() => known.delete(key));
  return result;
}
