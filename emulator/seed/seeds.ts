// The worlds the embedded Azure can start from, by name.
import type { StoreState } from '#emulator/store/state.ts';
import { demoSeed } from './demo.ts';
import { emptySeed } from './empty.ts';

/** Each takes the present (milliseconds since 1970), so that recent dates stay recent. */
export const seeds: ReadonlyMap<string, (now: number) => StoreState> = new Map([
  ['demo', demoSeed],
  ['empty', emptySeed],
]);
