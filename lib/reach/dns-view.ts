/** Where a virtual network's DNS leads a registry's name, out of the zones, links and endpoints that were read. */
import { same } from '#lib/dns-health/ids.ts';
import { type Lookup, simulateLookup } from '#lib/dns-health/lookup.ts';
import type { DnsEndpoint, Situation } from '#lib/dns-health/model.ts';
import { hostsOf } from '#lib/dns-health/names.ts';
import type { DnsView } from '#lib/network-access/reach/model.ts';

/** @param dnsServers of the network's own; null when they could not be read. What those answer is not known. */
export function dnsView(
  situation: Situation,
  networkId: string,
  dnsServers: readonly string[] | null,
): DnsView {
  const { registry, zones, unreadSubscriptions } = situation;
  if (!registry.hasConnections) return { leads: 'public' };
  if (dnsServers === null || dnsServers.length > 0) return { leads: 'unknown' };
  const [login = '', ...others] = hostsOf(registry);
  const lookup = simulateLookup(situation, login, networkId);
  switch (lookup.outcome) {
    case 'private':
      return behindAddress(situation, networkId, lookup, others);
    case 'nowhere':
      return { leads: 'nowhere', zone: zones.find(({ id }) => id === lookup.zoneId)?.name ?? '' };
    case 'public':
      // A zone that nobody could list may be linked, and answer instead.
      return { leads: unreadSubscriptions.length > 0 ? 'unknown' : 'public' };
    default:
      return { leads: 'unknown' };
  }
}

function behindAddress(
  situation: Situation,
  networkId: string,
  { host, addresses }: Lookup,
  dataHosts: readonly string[],
): DnsView {
  const [address = ''] = addresses;
  const endpoint = endpointAt(situation, networkId, host, address);
  if (endpoint === undefined) {
    const isHidden =
      situation.registry.hiddenEndpoints > 0 || situation.endpoints.some((one) => one.addresses === null);
    return { leads: isHidden ? 'private' : 'stranger', address };
  }
  const missingHosts = dataHosts.filter(
    (data) =>
      endpoint.addresses?.some((known) => same(known.host, data)) &&
      simulateLookup(situation, data, networkId).outcome === 'nowhere',
  );
  return { leads: 'endpoint', address, endpointId: endpoint.id, missingHosts };
}

/** Of two networks with the same address the client's own wins; others are taken to be peered. */
function endpointAt(
  { endpoints }: Situation,
  networkId: string,
  host: string,
  address: string,
): DnsEndpoint | undefined {
  const at = endpoints.filter(({ addresses }) =>
    addresses?.some((known) => known.address === address && same(known.host, host)),
  );
  return at.find((endpoint) => same(endpoint.networkId, networkId)) ?? at[0];
}
