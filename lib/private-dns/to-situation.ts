/** From what Azure answered to what DNS health is judged on. */

import { shortRegion } from '#lib/arm/endpoint-dns.ts';
import type { EndpointFacts } from '#lib/arm/endpoint-json.ts';
import type { DnsEndpoint, DnsRegistry, EndpointAddress, ZoneGroup } from '#lib/dns-health/model.ts';
import { regionOfHost } from '#lib/dns-health/names.ts';
import { parseSubnetId, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';
import type { Connection, RegistryState } from '#lib/registries/shapes.ts';

const is = (status: string, wanted: string) => status.toLowerCase() === wanted;

export const isApproved = ({ status }: Pick<Connection, 'status'>): boolean => is(status, 'approved');

/** @param regions of replicas, home among them; `null` when they could not be read: data endpoints tell then. */
export function toRegistry(
  registry: RegistryState,
  regions: readonly string[] | null,
  readable: readonly DnsEndpoint[],
): DnsRegistry {
  const { id, ref, loginServer, location, connections, dataEndpointHostNames, access } = registry;
  const home = shortRegion(location);
  const others =
    regions ?? dataEndpointHostNames.flatMap((host) => regionOfHost(loginServer, host.toLowerCase()) ?? []);
  const isReadable = ({ privateEndpointId }: Connection) =>
    readable.some((endpoint) => endpoint.id.toLowerCase() === privateEndpointId?.toLowerCase());
  return {
    id,
    name: ref.name,
    loginServer,
    regions: [home, ...new Set(others.filter((region) => region !== home))],
    hiddenEndpoints: connections.filter((connection) => isApproved(connection) && !isReadable(connection))
      .length,
    hasConnections: connections.length > 0,
    isPublicClosed: is(access.publicNetworkAccess, 'disabled'),
  };
}

/**
 * @param addresses of its interface; `null` when that could not be read. @param zoneGroup `undefined` when
 * it could not be read: Azure lists records to make by hand only while there is no zone group.
 */
export function toDnsEndpoint(
  facts: EndpointFacts,
  { status }: Pick<Connection, 'status'>,
  registryId: string,
  addresses: readonly EndpointAddress[] | null,
  zoneGroup: ZoneGroup | null | undefined,
): DnsEndpoint | null {
  const subnet = parseSubnetId(facts.subnetId);
  if (subnet === null) return null;
  const known = addresses === null || addresses.length === 0 ? facts.handMade : addresses;
  const guessed = is(status, 'approved') && facts.handMade.length === 0 ? { name: '', zoneIds: null } : null;
  return {
    id: facts.id,
    name: facts.name,
    registryId,
    status,
    networkId: virtualNetworkId(subnet),
    addresses: known.length === 0 ? null : known,
    zoneGroup: zoneGroup === undefined ? guessed : zoneGroup,
    guid: facts.guid,
  };
}
