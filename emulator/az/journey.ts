// What a journey with the stock `az` CLI is handed, and helpers that all of them use.
import { expect } from 'vitest';
import type { Az } from './az.ts';

/** A piece of work done with `az` alone, signed in as the service principal. Journeys run side by side: each has registries and networks of its own. */
export type Journey = (az: Az) => Promise<void>;

/** By name, as the test report shows them. */
export type Journeys = Readonly<Record<string, Journey>>;

/** `az` has to end with an error that says this. */
export function refused(work: Promise<unknown>, reason: RegExp): Promise<void> {
  return expect(work).rejects.toThrow(reason);
}
