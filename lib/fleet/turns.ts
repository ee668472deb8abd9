/**
 * Whose reading is next: at most so many at once over all users, because each takes memory and processor time
 * from everyone. Who has nothing to look at goes before who waits for something newer.
 */

/** What a reading is for: somebody who has nothing yet, or a newer answer behind one that is there. */
export type Purpose = 'first' | 'newer';

export type Turns = {
  /**
   * Runs the work when its turn comes. @param isWanted asked just then: false leaves it undone.
   * @returns what the work gives, or null when it was left undone.
   */
  take<T>(purpose: Purpose, isWanted: () => boolean, work: () => Promise<T>): Promise<T | null>;
  /** Readings that run or wait. */
  readonly count: () => number;
};

type Waiting = { readonly purpose: Purpose; readonly begin: () => void };

/** @param most at once; @param mostNewer of these for newer answers. */
export function turns({ most, mostNewer }: { readonly most: number; readonly mostNewer: number }): Turns {
  const waiting: Waiting[] = [];
  const running = { first: 0, newer: 0 };

  const nextIndex = () => {
    if (running.first + running.newer >= most) return -1;
    const first = waiting.findIndex(({ purpose }) => purpose === 'first');
    return first >= 0 || running.newer >= mostNewer ? first : waiting.length > 0 ? 0 : -1;
  };
  const proceed = () => {
    for (let index = nextIndex(); index >= 0; index = nextIndex()) waiting.splice(index, 1)[0]?.begin();
  };

  return {
    count: () => waiting.length + running.first + running.newer,
    async take(purpose, isWanted, work) {
      await new Promise<void>((resolve) => {
        const begin = () => {
          running[purpose] += 1;
          resolve();
        };
        waiting.push({ purpose, begin });
        proceed();
      });
      try {
        return isWanted() ? await work() : null;
      } finally {
        running[purpose] -= 1;
        proceed();
      }
    },
  };
}
