// The worlds the embedded Azure can start from, by name.
import type { ActivityEvent } from '#emulator/activity-log.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { demoSeed } from './demo.ts';
import { demoHistory } from './demo-history.ts';
import { emptySeed } from './empty.ts';
import { fleetSeed, parseFleet } from './fleet.ts';
import { fleetHistory } from './fleet-history.ts';

/** Each takes the present (milliseconds since 1970), so that recent dates stay recent. */
export type Seed = {
  readonly state: (now: number) => StoreState;
  /** What the activity log holds already, oldest first. */
  readonly history: (state: StoreState, now: number) => readonly ActivityEvent[];
};

const seeds: ReadonlyMap<string, Seed> = new Map([
  ['demo', { state: demoSeed, history: demoHistory }],
  ['empty', { state: emptySeed, history: () => [] }],
]);

/** What a user may type for a seed. */
export const seedNames: readonly string[] = [...seeds.keys(), 'fleet:REGISTRIESxSUBSCRIPTIONS'];

export function findSeed(name: string): Seed | undefined {
  const fleet = parseFleet(name);
  if (fleet === null) return seeds.get(name);
  return { state: (now) => fleetSeed(fleet, now), history: fleetHistory };
}
