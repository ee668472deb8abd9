// What stands in the way of a change besides rights: a lock, and a subscription that never registered the provider.
import type { Subscription } from '#emulator/store/shapes.ts';
import type { SeedBuilder } from './wishes.ts';

export function addLocks(
  seed: SeedBuilder,
  { data, analytics }: Readonly<Record<'data' | 'analytics', Subscription>>,
): void {
  const group = `/subscriptions/${data.subscriptionId}/resourceGroups/rg-data-neu`;
  const registry = `${group}/providers/Microsoft.ContainerRegistry/registries/crcontosobatch`;
  seed.lock(registry, 'nightly-batch', 'ReadOnly', 'No changes while the nightly batch depends on it.');
  seed.unregistered(analytics, 'Microsoft.ContainerRegistry');
}
