/** Sends one write and, where its answer is lost, finds out by reading what became of it. */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { Failure } from '#lib/errors/failure.ts';

/** Pauses before each reading after an answer was lost. Milliseconds. */
export const SETTLING: readonly number[] = [0, 500, 1_500, 3_000];

/**
 * @param isThere reads whether Azure holds what was sent. @returns null once it does, or Azure accepted.
 */
export async function writeOnce(
  correlationId: string,
  send: () => Promise<void>,
  isThere: () => Promise<boolean>,
  pauses: readonly number[] = SETTLING,
): Promise<Failure | null> {
  try {
    await send();
    return null;
  } catch (error) {
    const failure = classify(error, correlationId);
    if (!leavesOutcomeUnknown(failure)) return failure;
    for (const pause of pauses) {
      await wait(pause);
      if (await isThere().catch(() => false)) return null;
    }
    return {
      code: 'unavailable',
      outcomeUnknown: true,
      ...(failure.details ? { details: failure.details } : {}),
    };
  }
}
