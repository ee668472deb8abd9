// The seed `demo`: Contoso's registries in every mode and state, and what Microsoft's how-to articles use.
import type { StoreState } from '#emulator/store/state.ts';
import { seedBuilder } from './builder.ts';
import { addArticle } from './demo-article.ts';
import { addDataRegistries } from './demo-data-registries.ts';
import { addDns } from './demo-dns.ts';
import { addEdgeRegistries, addLegacyRegistries } from './demo-edge-registries.ts';
import { addEndpoints } from './demo-endpoints.ts';
import { addIdentities } from './demo-identities.ts';
import { addLocks } from './demo-locks.ts';
import { addMoreEndpoints } from './demo-more-endpoints.ts';
import { addMorePlatformRegistries } from './demo-more-platform-registries.ts';
import { addNetworks } from './demo-networks.ts';
import { addPlatformRegistries } from './demo-platform-registries.ts';
import { addRetailRegistries } from './demo-retail-registries.ts';
import { addSubscriptions } from './subscriptions.ts';

export function demoSeed(now: number): StoreState {
  const seed = seedBuilder(now);
  const subscriptions = addSubscriptions(seed);
  const networks = addNetworks(seed, subscriptions);
  const groups = addPlatformRegistries(seed, subscriptions.platform, networks);
  addDataRegistries(seed, subscriptions, networks);
  addMorePlatformRegistries(seed, groups);
  addRetailRegistries(seed, subscriptions.retail, networks);
  addEdgeRegistries(seed, subscriptions, networks);
  addLegacyRegistries(seed, subscriptions);
  addEndpoints(seed, networks);
  addMoreEndpoints(seed, networks);
  addDns(seed, subscriptions, networks);
  addLocks(seed, subscriptions);
  addArticle(seed, subscriptions.sandbox);
  const identities = addIdentities(seed, subscriptions, networks);
  return { ...seed.build(), ...identities };
}
