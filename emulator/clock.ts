// The embedded Azure's one notion of now: real time, until a test moves it on or holds it.

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves it forward. */
  advance(milliseconds: number): void;
  /** Holds it where it is; advancing still moves it. */
  freeze(): void;
  /** Lets it run on from where it was held. */
  run(): void;
  isFrozen(): boolean;
  /** By how much it was moved forward since the start or the last reset. */
  advancedMs(): number;
  /** Real time again. */
  reset(): void;
};

/** @param real what the clock follows. */
export function createClock(real: () => number = Date.now): Clock {
  let offset = 0;
  let advanced = 0;
  let heldAt: number | null = null;
  const now = () => heldAt ?? real() + offset;
  return {
    now,
    advance(milliseconds) {
      advanced += milliseconds;
      if (heldAt === null) offset += milliseconds;
      else heldAt += milliseconds;
    },
    freeze() {
      heldAt = now();
    },
    run() {
      offset = now() - real();
      heldAt = null;
    },
    isFrozen: () => heldAt !== null,
    advancedMs: () => advanced,
    reset() {
      offset = 0;
      advanced = 0;
      heldAt = null;
    },
  };
}
