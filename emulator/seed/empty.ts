// The seed `empty`: subscriptions, users and roles, and not a single resource.
import type { StoreState } from '#emulator/store/state.ts';
import { seedBuilder } from './builder.ts';
import { addSubscriptions } from './subscriptions.ts';

export function emptySeed(now: number): StoreState {
  const seed = seedBuilder(now);
  addSubscriptions(seed);
  return seed.build();
}
