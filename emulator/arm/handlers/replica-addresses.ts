// Another replica is another data endpoint: every private endpoint needs one more address in its subnet.
// https://learn.microsoft.com/azure/container-registry/container-registry-private-link
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import { freeAddresses } from '#emulator/store/ipv4-range.ts';
import { dataEndpointOf, dataMemberOf } from '#emulator/store/registry-hosts.ts';
import type { PrivateEndpoint, Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

/** All endpoints get their address, or none does. Throws when one of them cannot. */
export function takeReplicaAddresses({ world }: Call, registry: Registry, location: string): void {
  const { store, settings } = world;
  const fqdn = dataEndpointOf(registry, location);
  const before = registry.connections.flatMap(({ privateEndpointId }) => {
    const endpoint = store.privateEndpoints.get(privateEndpointId);
    return endpoint === undefined || endpoint.link.status === 'Disconnected' ? [] : [endpoint];
  });
  const fixed = before.find(({ ipConfigurations = [] }) => ipConfigurations.length > 0);
  if (fixed !== undefined && !settings.unconfirmed.staticEndpointsTakeReplicas) {
    throw registryErrors.staticEndpoint(fixed, dataMemberOf(location));
  }
  try {
    for (const endpoint of before) {
      const ipAddress = freeAddress(store, endpoint);
      store.privateEndpoints.put({ ...endpoint, addresses: [...endpoint.addresses, { fqdn, ipAddress }] });
    }
  } catch (error) {
    for (const endpoint of before) store.privateEndpoints.put(endpoint);
    throw error;
  }
}

function freeAddress(store: Store, { subnetId }: PrivateEndpoint): string {
  const networkId = subnetId.split('/').slice(0, 9).join('/');
  const subnet = store.virtualNetworks
    .get(networkId)
    ?.subnets.find(({ id }) => id.toLowerCase() === subnetId.toLowerCase());
  const [address] = (subnet === undefined ? null : freeAddresses(store, subnet, 1)) ?? [];
  if (address === undefined) throw registryErrors.subnetFull(subnetId);
  return address;
}
