// What Microsoft's articles on restricting access to a registry set up, word for word:
// https://learn.microsoft.com/azure/container-registry/container-registry-vnet
import type { Subscription } from '#emulator/store/shapes.ts';
import type { SeedBuilder } from './wishes.ts';

export function addArticle(seed: SeedBuilder, subscription: Subscription): void {
  const group = seed.group(subscription, 'myResourceGroup', 'westcentralus');
  const network = seed.network(group, 'myDockerVMVNET', '10.0.0.0/16', { myDockerVMSubnet: '10.0.0.0/24' });
  seed.machine(group, 'myDockerVM', network.subnets[0]?.id ?? '');
  seed.registry({ name: 'mycontainerregistry', group, changedMinutesAgo: 60 * 24 * 60 });
}
