/** Counts of generated cases by class, so that a property test shows what it really tried. */

export type Tally = {
  readonly count: (...classes: readonly string[]) => void;
  readonly report: () => string;
};

export function tally(title: string): Tally {
  const counts = new Map<string, number>();
  return {
    count: (...classes) => {
      for (const name of ['cases', ...classes]) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    report: () => `${title}: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}\n`,
  };
}
