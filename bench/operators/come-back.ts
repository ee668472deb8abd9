// What an operator does who has the list open all day: comes back every now and then, and reads what is newer.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Operator, openList, readFleet } from './operator.ts';

/** In milliseconds; filled as it goes on. */
export type Seen = {
  /** The kept fleet, whole, from asking to the last byte. */
  readonly warm: number[];
  /** How long ago Azure had been asked for it. */
  readonly ages: number[];
  /** Until the newer fleet behind it was there; only those that came before the operator loaded the page again. */
  readonly newer: number[];
  /** Times that nothing was kept. */
  cold: number;
};

export const nothingSeen = (): Seen => ({ warm: [], ages: [], newer: [], cold: 0 });

/**
 * Opens the list as a browser does that is told to load the page again, and follows the reading behind what was
 * kept, until the next time. @param away milliseconds between, at least and at most. @param until of performance.now().
 */
export async function comeBack(
  operator: Operator,
  away: readonly [number, number],
  until: number,
  seen: Seen,
): Promise<void> {
  const [least, most] = away;
  await sleep(Math.random() * most);
  while (performance.now() < until) {
    const next = AbortSignal.timeout(Math.round(least + Math.random() * (most - least)));
    const left = new Promise((resolve) => next.addEventListener('abort', resolve));
    await openList(operator);
    const { ms, asOf, kept } = await readFleet(operator, null);
    if (kept === null) seen.cold += 1;
    else {
      seen.warm.push(ms);
      seen.ages.push(Date.now() - asOf);
    }
    if (kept === 'newer-follows') {
      const startedAt = performance.now();
      await readFleet(operator, asOf, next).then(
        () => void seen.newer.push(performance.now() - startedAt),
        (error: unknown) => {
          if (!next.aborted) throw error;
        },
      );
    }
    await left;
  }
}
