// Chance that repeats itself: the same seed draws the same numbers.

/** Draws the next number, from 0 up to but not including 1. */
export type Random = () => number;

/** Mulberry32: small, even enough for faults and jitter, and for nothing that must stay secret. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
