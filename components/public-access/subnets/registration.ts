/** ARM's words about whether a subscription is registered for a provider. Pure. */
import type { Registration } from '#lib/networks/shapes.ts';

/** It takes Azure a minute or more. Milliseconds. */
export const ASK_EVERY = 2_000;

const is = (registration: Registration, word: string) => registration?.toLowerCase() === word;

export const isRegistered = (registration: Registration): boolean => is(registration, 'registered');
export const isRegistering = (registration: Registration): boolean => is(registration, 'registering');

/** What could not be read is tried, not forbidden: Azure has the last word. */
export const mayChoose = (registration: Registration): boolean =>
  registration === null || isRegistered(registration);
