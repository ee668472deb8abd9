// Another replica is another data endpoint: every private endpoint needs one more address in its subnet.
// https://learn.microsoft.com/azure/container-registry/container-registry-private-link
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

/** All endpoints get their address, or none does. Throws when a subnet is full. */
export function takeReplicaAddresses(store: Store, registry: Registry, location: string): void {
  const [label = '', ...suffix] = registry.loginServer.split('.');
  const fqdn = `${label}.${location}.data.${suffix.join('.')}`;
  const before = registry.connections.flatMap(({ privateEndpointId }) => {
    const endpoint = store.privateEndpoints.get(privateEndpointId);
    return endpoint === undefined || endpoint.link.status === 'Disconnected' ? [] : [endpoint];
  });
  try {
    for (const endpoint of before) {
      const ipAddress = freeAddress(store, endpoint.subnetId);
      store.privateEndpoints.put({ ...endpoint, addresses: [...endpoint.addresses, { fqdn, ipAddress }] });
    }
  } catch (error) {
    for (const endpoint of before) store.privateEndpoints.put(endpoint);
    throw error;
  }
}

function freeAddress(store: Store, subnetId: string): string {
  const networkId = subnetId.split('/').slice(0, 9).join('/');
  const subnet = store.virtualNetworks
    .get(networkId)
    ?.subnets.find(({ id }) => id.toLowerCase() === subnetId.toLowerCase());
  const [first = '', length = '32'] = subnet?.addressPrefix.split('/') ?? [];
  const base = first.split('.').reduce((number, part) => number * 256 + Number(part), 0);
  const taken = new Set<string>();
  for (const endpoint of store.privateEndpoints.all()) {
    for (const { ipAddress } of endpoint.addresses)
      taken.add(`${endpoint.subnetId.toLowerCase()} ${ipAddress}`);
  }
  // Azure keeps the first four addresses of every subnet, and the last.
  for (let offset = 4; offset < 2 ** (32 - Number(length)) - 1; offset += 1) {
    const number = base + offset;
    const address = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
    if (!taken.has(`${subnetId.toLowerCase()} ${address}`)) return address;
  }
  throw registryErrors.subnetFull(subnetId);
}
