// A virtual network as seeds write it down.
import type { ResourceGroup, Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import { guidOf } from './identifiers.ts';
import type { SubnetWish } from './wishes.ts';

const SERVICE = 'Microsoft.ContainerRegistry';

/** @param subnets name to prefix; a name ending in `+` has the service endpoint for registries. */
export function makeNetwork(
  group: ResourceGroup,
  name: string,
  prefix: string,
  subnets: Readonly<Record<string, string | SubnetWish>>,
): VirtualNetwork {
  const id = `${group.id}/providers/Microsoft.Network/virtualNetworks/${name}`;
  return {
    id,
    name,
    location: group.location,
    tags: {},
    etag: `W/"${guidOf(`etag ${id}`)}"`,
    resourceGuid: guidOf(id),
    addressPrefixes: [prefix],
    subnets: Object.entries(subnets).map(([label, wish]) => makeSubnet(id, label, wish)),
  };
}

function makeSubnet(networkId: string, label: string, wish: string | SubnetWish): Subnet {
  const name = label.replace(/\+$/, '');
  const { prefix, delegatedTo } = typeof wish === 'string' ? { prefix: wish } : wish;
  return {
    id: `${networkId}/subnets/${name}`,
    name,
    addressPrefix: prefix,
    serviceEndpoints: label === name ? [] : [SERVICE],
    privateEndpointNetworkPolicies: 'Disabled',
    ...(delegatedTo === undefined ? {} : { delegations: [{ name: 'delegation', serviceName: delegatedTo }] }),
  };
}
