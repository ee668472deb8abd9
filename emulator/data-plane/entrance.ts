// From the description of a client to the way its request takes, as routing and DNS decide it in Azure.
import type { Subnet } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { BadClient, type Client } from './client.ts';
import type { Entrance } from './decision.ts';
import type { DnsView } from './dns-view.ts';
import { addressIn } from './ipv4.ts';
import { resolve, zonesFor } from './resolver.ts';

/** Where a client leaves from that names no address of its own. No seed has a rule for it. */
const DEFAULT_EGRESS = '20.33.255.4';

/** Services that pass with `networkRuleBypassOptions: AzureServices`; not App Service, not Azure DevOps. */
const TRUSTED = ['defender', 'machinelearning', 'import', 'containerinstances'];

const SERVICE = 'microsoft.containerregistry';

/** No connection came about; HTTP has nothing to say about it, so the answer is ours. */
export type NoConnection = { readonly way: 'none'; readonly reason: string };

/** @param host the name that is called. Throws BadClient for a subnet or network that is not in the store. */
export function entranceOf(
  store: Store,
  dns: DnsView,
  host: string,
  client: Client,
): Entrance | NoConnection {
  const address = client.address ?? DEFAULT_EGRESS;
  if ('vnet' in client) return throughDns(store, dns, host, client.vnet, address);
  if ('subnet' in client) return fromSubnet(store, client.subnet, address);
  if ('trustedService' in client) {
    const known = TRUSTED.includes(client.trustedService.toLowerCase());
    return { way: known ? 'trustedService' : 'public', address };
  }
  // Only a task with the registry's system-assigned identity counts as a service of the registry.
  if ('task' in client) return { way: client.identity === 'system' ? 'task' : 'public', address };
  return { way: 'public', address };
}

function throughDns(
  store: Store,
  dns: DnsView,
  host: string,
  vnet: string,
  egress: string,
): Entrance | NoConnection {
  if (store.virtualNetworks.get(vnet) === undefined)
    throw new BadClient(`There is no virtual network ${vnet}.`);
  const resolution = resolve(store, zonesFor(dns, vnet), host);
  const [address] = resolution.addresses;
  if (address === undefined) return { way: 'none', reason: `${host} does not resolve in ${vnet}.` };
  if (!resolution.private) return { way: 'public', address: egress };
  const endpoint = endpointAt(store, vnet, host, address);
  if (endpoint === undefined) return { way: 'none', reason: `Nothing answers at ${address} for ${host}.` };
  return { way: 'privateEndpoint', endpointId: endpoint.id, address };
}

/** Of two networks with the same address the client's own wins; others are taken to be peered. */
function endpointAt(store: Store, vnet: string, host: string, address: string) {
  const at = [...store.privateEndpoints.all()].filter(({ addresses }) =>
    addresses.some(
      ({ fqdn, ipAddress }) => ipAddress === address && fqdn.toLowerCase() === host.toLowerCase(),
    ),
  );
  const own = `${vnet.toLowerCase()}/subnets/`;
  return at.find(({ subnetId }) => subnetId.toLowerCase().startsWith(own)) ?? at[0];
}

function fromSubnet(store: Store, id: string, egress: string): Entrance {
  const subnet = findSubnet(store, id);
  const hasEndpoint = subnet.serviceEndpoints.some((service) => service.toLowerCase() === SERVICE);
  if (!hasEndpoint) return { way: 'public', address: egress };
  // A service endpoint shows the registry the private address; Azure keeps the first four for itself.
  return { way: 'serviceEndpoint', subnetId: subnet.id, address: addressIn(subnet.addressPrefix, 4) };
}

function findSubnet(store: Store, id: string): Subnet {
  const network = store.virtualNetworks.get(id.replace(/\/subnets\/[^/]+$/i, ''));
  const subnet = network?.subnets.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (subnet === undefined) throw new BadClient(`There is no subnet ${id}.`);
  return subnet;
}
