// What stands in the way of a change besides rights: locks, and subscriptions that never registered a provider.
import type { SeedSubscriptions } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

export function addLocks(
  seed: SeedBuilder,
  { platform, data, edge, legacy, analytics }: SeedSubscriptions,
): void {
  const group = ({ subscriptionId }: { readonly subscriptionId: string }, name: string) =>
    `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  const registry = (at: string, name: string) =>
    `${at}/providers/Microsoft.ContainerRegistry/registries/${name}`;

  const batch = registry(group(data, 'rg-data-neu'), 'crcontosobatch');
  seed.lock(batch, 'nightly-batch', 'ReadOnly', 'No changes while the nightly batch depends on it.');
  const audit = registry(group(platform, 'rg-registry-sdc'), 'crcontosoaudit');
  seed.lock(audit, 'keep-evidence', 'CanNotDelete', 'Evidence for seven years. Ask the audit team.');
  seed.lock(
    group(edge, 'rg-edge-fleet'),
    'plants-depend-on-it',
    'CanNotDelete',
    '190 plants pull from here.',
  );
  seed.lock(group(legacy, 'RG-NORTHWIND-Images'), 'frozen', 'ReadOnly', 'Frozen until the migration.');

  seed.unregistered(analytics, 'Microsoft.ContainerRegistry');
  // Nobody can make a private endpoint there before the provider is registered.
  seed.unregistered(legacy, 'Microsoft.Network');
}
