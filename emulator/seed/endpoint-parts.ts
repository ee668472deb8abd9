// A private endpoint, its addresses, and the connection on the registry's side, as seeds write them down.
import { addressText, parseRange } from '#emulator/store/ipv4-range.ts';
import type { Connection, PrivateEndpoint, Registry } from '#emulator/store/shapes.ts';
import { guidOf, hex32Of } from './identifiers.ts';
import type { ConnectionWish, EndpointWish } from './wishes.ts';

/** @param firstAddress its place in the subnet; the others follow it. */
export function makeEndpoint(wish: EndpointWish, registry: Registry, firstAddress: number): PrivateEndpoint {
  const group = wish.network.id.split('/providers/')[0] ?? '';
  const id = `${group}/providers/Microsoft.Network/privateEndpoints/${wish.name}`;
  const subnet = wish.network.subnets[0];
  const range = parseRange(subnet?.addressPrefix ?? '');
  if (subnet === undefined || range === null) {
    throw new Error(`The network '${wish.network.name}' has no subnet.`);
  }
  const names = hostNames(registry);
  // Azure keeps the last address of every subnet.
  if (firstAddress + names.length >= range.size) throw new Error(`The subnet '${subnet.id}' is full.`);
  return {
    id,
    name: wish.name,
    location: wish.network.location,
    tags: {},
    etag: `W/"${guidOf(`etag ${id}`)}"`,
    resourceGuid: guidOf(id),
    subnetId: subnet.id,
    networkInterfaceId: `${group}/providers/Microsoft.Network/networkInterfaces/${wish.name}.nic.${guidOf(`nic ${id}`)}`,
    manual: wish.status === 'Pending' || wish.requestMessage !== undefined,
    link: {
      name: wish.name,
      registryId: registry.id,
      requestMessage: wish.requestMessage ?? null,
      status: wish.status,
      description: wish.description ?? '',
    },
    addresses: names.map((fqdn, index) => ({
      fqdn,
      ipAddress: addressText(range.first + firstAddress + index),
    })),
    inDnsZoneGroup: false,
  };
}

export function makeConnection(registry: Registry, wish: Omit<ConnectionWish, 'registry'>): Connection {
  const name = `${registry.name}.${hex32Of(wish.endpointId)}`;
  return {
    id: `${registry.id}/privateEndpointConnections/${name}`,
    name,
    privateEndpointId: wish.endpointId,
    status: wish.status,
    ...(wish.description === undefined ? {} : { description: wish.description }),
    provisioningState: 'Succeeded',
  };
}

/** The names that need an address each: the login server, and a data endpoint per region. */
function hostNames({ loginServer, location, replicaLocations }: Registry): readonly string[] {
  const [label = '', ...suffix] = loginServer.split('.');
  const regions = [location, ...replicaLocations];
  return [loginServer, ...regions.map((region) => `${label}.${region}.data.${suffix.join('.')}`)];
}
