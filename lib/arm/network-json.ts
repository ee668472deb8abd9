/** Virtual networks and subnets of Microsoft.Network, from JSON that is read member by member. */
import type { SubnetInfo, VirtualNetwork } from '#lib/networks/shapes.ts';
import { isMembers, list, type Members, members, text } from './json.ts';

/** A subnet as Azure sent it, with all that this console knows nothing about. */
export type SubnetJson = Members;

/** The service that an entry of `serviceEndpoints` is for. */
const serviceOf = (entry: unknown): string => text(members(entry)['service']) ?? '';

export const REGISTRY_SERVICE = 'Microsoft.ContainerRegistry';

export const isRegistryService = (entry: unknown): boolean =>
  serviceOf(entry).toLowerCase() === REGISTRY_SERVICE.toLowerCase();

const word = (value: unknown) => text(value)?.toLowerCase() ?? '';

export function toSubnet(json: SubnetJson): SubnetInfo {
  const properties = members(json['properties']);
  const endpoints = list(properties['serviceEndpoints']);
  const entry = endpoints.find(isRegistryService);
  const isUpdating = word(members(entry)['provisioningState']) === 'updating';
  const prefixes = list(properties['addressPrefixes']).flatMap((prefix) => text(prefix) ?? []);
  return {
    id: text(json['id']) ?? '',
    name: text(json['name']) ?? '',
    addressPrefixes: prefixes.length > 0 ? prefixes : [text(properties['addressPrefix']) ?? []].flat(),
    endpoint: entry === undefined ? 'missing' : isUpdating ? 'updating' : 'present',
    otherServices: endpoints.filter((other) => !isRegistryService(other)).map(serviceOf),
    delegations: list(properties['delegations']).flatMap(
      (delegation) => text(members(members(delegation)['properties'])['serviceName']) ?? [],
    ),
    provisioningState: text(properties['provisioningState']) ?? 'Unknown',
    etag: text(json['etag']) ?? '',
  };
}

/** Null for what is no virtual network; a subnet in an odd shape loses its odd members. */
export function toVirtualNetwork(json: unknown): VirtualNetwork | null {
  const network = members(json);
  const id = text(network['id']);
  if (id === undefined) return null;
  return {
    id,
    name: text(network['name']) ?? id.split('/').at(-1) ?? '',
    location: text(network['location']) ?? '',
    subnets: list(members(network['properties'])['subnets']).filter(isMembers).map(toSubnet),
  };
}
