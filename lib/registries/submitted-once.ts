/** A submission that arrives twice (a double click, a re-sent request) is carried out once, in this process. */
import 'server-only';
import { createHash } from 'node:crypto';

/** Longer than a browser or a proxy would re-send anything. */
const REMEMBERED_MS = 10 * 60_000;
const MOST = 1_000;

const known = new Map<string, { readonly result: Promise<unknown>; readonly at: number }>();

/**
 * @param account whose submission it is. @param submission with its random id; the same id with another
 * content is another submission. @returns the first call's result to every caller.
 */
export function submittedOnce<T>(
  account: string,
  submission: { readonly submission: string },
  work: () => Promise<T>,
): Promise<T> {
  const key = createHash('sha256')
    .update(JSON.stringify([account, submission]))
    .digest('base64');
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
