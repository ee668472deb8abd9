/** Private endpoints and what belongs to them, from JSON that is read member by member. */
import type { EndpointAddress, ZoneGroup } from '#lib/dns-health/model.ts';
import { isMembers, list, members, text } from './json.ts';

export type EndpointFacts = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly subnetId: string;
  /** Azure's GUID; records that its zone group wrote carry it. */
  readonly guid: string | null;
  readonly interfaceId: string | null;
  /** Records to make by hand: empty until approved, and again once a zone group keeps them. */
  readonly handMade: readonly EndpointAddress[];
};

/** Null for what is no private endpoint in a subnet. */
export function toEndpoint(json: unknown): EndpointFacts | null {
  const endpoint = members(json);
  const properties = members(endpoint['properties']);
  const id = text(endpoint['id']);
  const subnetId = text(members(properties['subnet'])['id']);
  if (id === undefined || subnetId === undefined) return null;
  return {
    id,
    name: text(endpoint['name']) ?? '',
    location: text(endpoint['location']) ?? '',
    subnetId,
    guid: text(properties['resourceGuid']) ?? null,
    interfaceId: text(members(list(properties['networkInterfaces'])[0])['id']) ?? null,
    handMade: list(properties['customDnsConfigs']).flatMap((config) => {
      const host = text(members(config)['fqdn'])?.toLowerCase();
      const [address] = list(members(config)['ipAddresses']).flatMap((one) => text(one) ?? []);
      return host === undefined || address === undefined ? [] : [{ host, address }];
    }),
  };
}

/** Addresses of a private endpoint's interface, each with the hosts it stands for. */
export function toInterface(json: unknown): { id: string; addresses: readonly EndpointAddress[] } | null {
  const { id, properties } = members(json);
  if (typeof id !== 'string') return null;
  const addresses = list(members(properties)['ipConfigurations']).flatMap((configuration) => {
    const inner = members(members(configuration)['properties']);
    const address = text(inner['privateIPAddress']);
    const link = members(inner['privateLinkConnectionProperties']);
    return list(link['fqdns']).flatMap((host) =>
      typeof host === 'string' && address !== undefined ? [{ host: host.toLowerCase(), address }] : [],
    );
  });
  return { id, addresses };
}

export type ZoneGroupFacts = ZoneGroup & {
  readonly zoneIds: readonly string[];
  readonly provisioningState: string;
};

/** Azure allows one group for an endpoint; null when it has none. */
export function toZoneGroup(items: readonly unknown[]): ZoneGroupFacts | null {
  const group = items.find(isMembers);
  if (group === undefined) return null;
  const properties = members(group['properties']);
  return {
    name: text(group['name']) ?? '',
    provisioningState: text(properties['provisioningState']) ?? 'Unknown',
    zoneIds: list(properties['privateDnsZoneConfigs']).flatMap(
      (config) => text(members(members(config)['properties'])['privateDnsZoneId']) ?? [],
    ),
  };
}
