/** What somebody chooses for a private endpoint of a registry, and the resource ids that follow from it. */
import {
  isGuid,
  isResourceGroup,
  parsePrivateEndpointId,
  privateEndpointId,
} from '#lib/network-access/registry-ref.ts';
import { type SubnetRef, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';

/** https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy */
export const NETWORK_POLICIES = [
  'Disabled',
  'Enabled',
  'NetworkSecurityGroupEnabled',
  'RouteTableEnabled',
] as const;
export type NetworkPolicies = (typeof NETWORK_POLICIES)[number];

/** Providers without which a subscription can hold no endpoint, or none to a registry. */
export const NEEDED_PROVIDERS = ['Microsoft.Network', 'Microsoft.ContainerRegistry'] as const;
export type NeededProvider = (typeof NEEDED_PROVIDERS)[number];

/** https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints/create-or-update */
export const REQUEST_MESSAGE_LIMIT = 140;

/** Where a private DNS zone is; its name follows from the registry's login server. */
export type ZonePlace = { readonly subscriptionId: string; readonly resourceGroup: string };

export type DnsChoice =
  | { readonly kind: 'none' }
  | {
      /** `zone_group`: Azure keeps the records. `records`: they are written by hand, as in the article. */
      readonly kind: 'zone_group' | 'records';
      readonly zone: ZonePlace & { readonly isNew: boolean };
      /** Name of the link to the network that is to be there; `null`: none is made. */
      readonly link: string | null;
    };

/**
 * Azure wants endpoint and network in one subscription and one region:
 * https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties
 */
export type EndpointChoices = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly isNewGroup: boolean;
  readonly name: string;
  readonly connectionName: string;
  readonly location: string;
  readonly network: { readonly resourceGroup: string; readonly name: string };
  readonly subnet: string;
  /** Providers to register first. */
  readonly register: readonly NeededProvider[];
  /** `null`: the subnet keeps what it has. */
  readonly policies: NetworkPolicies | null;
  /** By member; `null`: Azure chooses. */
  readonly addresses: Readonly<Record<string, string>> | null;
  /** Manual approval with this message, perhaps an empty one; `null`: automatic. */
  readonly requestMessage: string | null;
  readonly dns: DnsChoice;
};

/** The name that portal and CLI give a zone group. */
export const ZONE_GROUP = 'default';

export const subnetOf = ({ subscriptionId, network, subnet }: EndpointChoices): SubnetRef => ({
  subscriptionId,
  resourceGroup: network.resourceGroup,
  virtualNetwork: network.name,
  subnet,
});

export const networkOf = (choices: EndpointChoices): string => virtualNetworkId(subnetOf(choices));

export const groupId = ({ subscriptionId, resourceGroup }: ZonePlace): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}`;

export const endpointId = (parts: ZonePlace & { readonly name: string }): string =>
  `${groupId(parts)}/providers/Microsoft.Network/privateEndpoints/${parts.name}`;

/** @param name of the zone, such as `privatelink.azurecr.io`. */
export const zoneId = (place: ZonePlace, name: string): string =>
  `${groupId(place)}/providers/Microsoft.Network/privateDnsZones/${name}`;

export const isPlace = ({ subscriptionId, resourceGroup }: ZonePlace): boolean =>
  isGuid(subscriptionId) && isResourceGroup(resourceGroup);

/** Whether Azure takes that name for an endpoint, its connection or a link; all share one pattern. */
export const isName = (name: string): boolean =>
  parsePrivateEndpointId(
    privateEndpointId({ subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'g', name }),
  ) !== null;

/** Ids name one thing whatever their letter case. */
export const sameId = (one: string, other: string): boolean =>
  decode(one).toLowerCase() === decode(other).toLowerCase();

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
