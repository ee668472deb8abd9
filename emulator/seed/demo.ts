// The seed `demo`: Contoso's registries in every mode and state, and what Microsoft's how-to articles use.
import type { StoreState } from '#emulator/store/state.ts';
import { seedBuilder } from './builder.ts';
import { addArticle } from './demo-article.ts';
import { addEndpoints } from './demo-endpoints.ts';
import { addIdentities } from './demo-identities.ts';
import { addLocks } from './demo-locks.ts';
import { addNetworks } from './demo-networks.ts';
import { addRegistries } from './demo-registries.ts';
import { addSubscriptions } from './subscriptions.ts';

export function demoSeed(now: number): StoreState {
  const seed = seedBuilder(now);
  const subscriptions = addSubscriptions(seed);
  const networks = addNetworks(seed, subscriptions);
  addRegistries(seed, subscriptions, networks);
  addEndpoints(seed, networks);
  addLocks(seed, subscriptions);
  addArticle(seed, subscriptions.sandbox);
  const identities = addIdentities(seed, subscriptions, networks);
  return { ...seed.build(), ...identities };
}
