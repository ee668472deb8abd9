// A short run of the real thing: nothing is lost, what az does loses, and a console with a step left out is caught.
import { expect, test } from 'vitest';
import type { Protocol } from './lost-updates-console.ts';
import { report, verdict } from './lost-updates-report.ts';
import { runLostUpdates } from './lost-updates-run.ts';
import type { Tally } from './lost-updates-tally.ts';

/** What each must be caught for. */
const DEFECTS = {
  'stale-whole-array': ({ ignored }: Tally) => ignored,
  'no-read-back': ({ untrue }: Tally) => untrue,
  'no-foreign-check': ({ foreignLost, othersLost }: Tally) => foreignLost + othersLost,
} as const;
const LONG = 300_000;

async function play(rounds: number, protocols: readonly Protocol[]) {
  const tales: string[] = [];
  const seed = Math.floor(Math.random() * 1_000_000);
  const options = { rounds, seed, lanes: 50, protocols, onLost: (tale: string) => tales.push(tale) };
  const tallies = await runLostUpdates(options);
  const of = (protocol: Protocol): Tally => {
    const tally = tallies.get(protocol);
    if (tally === undefined) throw new Error(`${protocol} was not played.`);
    return tally;
  };
  return { seed, tales, of };
}

test(
  '150 interleavings of two consoles and an outside writer: nothing is lost without being told',
  async () => {
    const { seed, tales, of } = await play(150, ['console', 'naive']);
    const [ours, naive] = [of('console'), of('naive')];
    expect(verdict(ours, naive), `seed ${seed}\n${tales.join('\n\n')}\n${report(ours, naive)}`).toEqual([]);
    expect(ours.rounds).toBe(150);
    expect(ours.asked).toBe(ours.there + ours.named + ours.refused);
    expect(ours.foreignFlagged + ours.othersFlagged, 'the rounds interleaved').toBeGreaterThan(0);
  },
  LONG,
);

test(
  'a console with one step of the protocol left out is caught',
  async () => {
    const names = Object.keys(DEFECTS) as (keyof typeof DEFECTS)[];
    const { seed, of } = await play(100, [...names, 'naive']);
    for (const name of names) {
      const tally = of(name);
      const story = `${name}, seed ${seed}\n${report(tally, of('naive'))}`;
      expect(verdict(tally, of('naive')), story).not.toEqual([]);
      expect(DEFECTS[name](tally), story).toBeGreaterThan(0);
    }
  },
  LONG,
);
