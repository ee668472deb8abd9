/**
 * A screenful of requests asks the same about few registries and networks: what hardly changes is read once for
 * all of them. The registry and its connections are not among it: a decision has to show at once.
 */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';

/** Long enough for the rows of one screen, too short for anybody to wonder. Milliseconds. */
const FRESH_FOR = 5_000;

type Kept = { readonly answer: Promise<unknown>; readonly until: number };

/** By credential, of which each user's token has one of its own: nobody is shown what another may read. */
const kept = new WeakMap<ArmConnection['credential'], Map<string, Kept>>();

/**
 * @param what names the question, its resource included, in one spelling.
 * @returns the answer, perhaps a few seconds old. A question that failed is asked again.
 */
export function shared<T>(arm: ArmConnection, what: string, ask: () => Promise<T>): Promise<T> {
  const now = Date.now();
  const own = kept.get(arm.credential) ?? new Map<string, Kept>();
  kept.set(arm.credential, own);
  for (const [key, { until }] of own) if (until <= now) own.delete(key);
  const known = own.get(what);
  // A question is only ever asked by the code that names it: what is kept under it is its answer.
  if (known !== undefined) return known.answer as Promise<T>;
  const answer = ask();
  own.set(what, { answer, until: now + FRESH_FOR });
  answer.catch(() => own.delete(what));
  return answer;
}
