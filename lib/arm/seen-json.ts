/** Private endpoints and the subnets they stand in, from JSON that is read member by member. */
import type { SeenEndpoint, SeenSubnet, SeenZoneGroup } from '#lib/network-access/endpoint-plan/seen.ts';
import type { MemberAddress } from '#lib/network-access/private-addresses.ts';
import { list, members, text } from './json.ts';
import { toSubnet } from './network-json.ts';

/** An endpoint as Azure shows it, without its addresses, which its network interface has. */
export type EndpointFacts = Omit<SeenEndpoint, 'addresses'> & { readonly networkInterfaceId: string | null };

export function toEndpoint(json: unknown): EndpointFacts {
  const { id, location, properties } = members(json);
  const inside = members(properties);
  const manual = list(inside['manualPrivateLinkServiceConnections']);
  const [link] = [...list(inside['privateLinkServiceConnections']), ...manual].map((connection) =>
    members(members(connection)['properties']),
  );
  const state = members(link?.['privateLinkServiceConnectionState']);
  return {
    id: text(id) ?? '',
    location: text(location) ?? '',
    subnetId: idOf(inside['subnet']) ?? '',
    registryId: text(link?.['privateLinkServiceId']) ?? '',
    isManual: manual.length > 0,
    status: text(state['status']) ?? 'Unknown',
    provisioningState: text(inside['provisioningState']) ?? 'Unknown',
    networkInterfaceId: idOf(list(inside['networkInterfaces'])[0]) ?? null,
  };
}

/** One address for each member. */
export const toAddresses = (json: unknown): readonly MemberAddress[] =>
  list(members(members(json)['properties'])['ipConfigurations']).flatMap((configuration) => {
    const properties = members(members(configuration)['properties']);
    const member = text(members(properties['privateLinkConnectionProperties'])['requiredMemberName']);
    const address = text(properties['privateIPAddress']);
    return member === undefined || address === undefined ? [] : [{ member, address }];
  });

export function toZoneGroup(json: unknown): SeenZoneGroup {
  const { name, properties } = members(json);
  const inside = members(properties);
  return {
    name: text(name) ?? '',
    zoneIds: list(inside['privateDnsZoneConfigs']).flatMap(
      (config) => text(members(members(config)['properties'])['privateDnsZoneId']) ?? [],
    ),
    provisioningState: text(inside['provisioningState']) ?? 'Unknown',
  };
}

export function toEndpointSubnet(json: unknown): SeenSubnet {
  const { id, name, addressPrefixes, delegations, provisioningState } = toSubnet(members(json));
  const properties = members(members(json)['properties']);
  return {
    id,
    name,
    prefixes: addressPrefixes,
    used: list(properties['ipConfigurations']).length,
    delegations,
    policies: text(properties['privateEndpointNetworkPolicies']) ?? 'Disabled',
    provisioningState,
    endpointIds: list(properties['privateEndpoints']).flatMap((endpoint) => idOf(endpoint) ?? []),
  };
}

const idOf = (reference: unknown) => text(members(reference)['id']);
