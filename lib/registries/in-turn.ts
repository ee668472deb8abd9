/** Work on one registry waits for the work before it, in this process; other registries go on in parallel. */
import 'server-only';

const tails = new Map<string, Promise<unknown>>();

/** @param key what must not be worked on twice at once. @returns what `work` returns, or throws what it throws. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  tails.set(key, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(key) === mine) tails.delete(key);
  }
}
