/** Private endpoints and their DNS zone groups: read, made, deleted. Every write is sent once. */
import 'server-only';
import { CURRENT_API, NETWORK_API } from '#lib/network-access/api-versions.ts';
import { endpointId, type ZonePlace } from '#lib/network-access/endpoint-plan/choices.ts';
import type { SeenEndpoint, SeenZoneGroup } from '#lib/network-access/endpoint-plan/seen.ts';
import { parseNetworkInterfaceId, registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ArmConnection } from './connection.ts';
import { list, members, text } from './json.ts';
import { deleteResource, getResource, listResources, putResource } from './resource.ts';
import { toAddresses, toEndpoint, toZoneGroup } from './seen-json.ts';

export type EndpointPlace = ZonePlace & { readonly name: string };

const operationsOf = ({ subscriptionId }: ZonePlace) => [
  `/subscriptions/${subscriptionId}/providers/Microsoft.Network/locations/`,
];
const groupPath = (endpoint: EndpointPlace, name: string) =>
  `${endpointId(endpoint)}/privateDnsZoneGroups/${encodeURIComponent(name)}`;

/** With its addresses, as far as its network interface can be read. */
export async function getEndpoint(
  connection: ArmConnection,
  place: EndpointPlace,
): Promise<SeenEndpoint | null> {
  const json = await getResource(connection, endpointId(place), NETWORK_API);
  if (json === null) return null;
  const { networkInterfaceId, ...endpoint } = toEndpoint(json);
  const nic = networkInterfaceId === null ? null : parseNetworkInterfaceId(networkInterfaceId);
  if (nic === null) return { ...endpoint, addresses: null };
  const path = `/subscriptions/${nic.subscriptionId}/resourceGroups/${encodeURIComponent(nic.resourceGroup)}/providers/Microsoft.Network/networkInterfaces/${nic.name}`;
  const read = await getResource(connection, path, NETWORK_API).catch(() => null);
  return { ...endpoint, addresses: read === null ? null : toAddresses(read) };
}

/** @param body as https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints/create-or-update has it. */
export const putEndpoint = (
  connection: ArmConnection,
  place: EndpointPlace,
  body: unknown,
): Promise<string | null> =>
  putResource(connection, {
    path: endpointId(place),
    apiVersion: NETWORK_API,
    body,
    operations: operationsOf(place),
  });

export const deleteEndpoint = (connection: ArmConnection, place: EndpointPlace): Promise<string | null> =>
  deleteResource(connection, {
    path: endpointId(place),
    apiVersion: NETWORK_API,
    operations: operationsOf(place),
  });

/** None where the endpoint itself is absent. */
export async function listZoneGroups(
  connection: ArmConnection,
  place: EndpointPlace,
): Promise<readonly SeenZoneGroup[]> {
  const path = `${endpointId(place)}/privateDnsZoneGroups`;
  return (await listResources(connection, path, NETWORK_API)).map(toZoneGroup);
}

/** A group of one zone. @param config what the zone is called in it: letters, digits, hyphens. */
export const putZoneGroup = (
  connection: ArmConnection,
  place: EndpointPlace,
  name: string,
  zone: { readonly id: string; readonly config: string },
): Promise<string | null> =>
  putResource(connection, {
    path: groupPath(place, name),
    apiVersion: NETWORK_API,
    body: {
      properties: {
        privateDnsZoneConfigs: [{ name: zone.config, properties: { privateDnsZoneId: zone.id } }],
      },
    },
    operations: operationsOf(place),
  });

export const deleteZoneGroup = (
  connection: ArmConnection,
  place: EndpointPlace,
  name: string,
): Promise<string | null> =>
  deleteResource(connection, {
    path: groupPath(place, name),
    apiVersion: NETWORK_API,
    operations: operationsOf(place),
  });

/** The members for which an endpoint to that registry needs an address each, `registry` first. */
export async function listMembers(connection: ArmConnection, ref: RegistryRef): Promise<readonly string[]> {
  const path = `${registryId(ref)}/privateLinkResources`;
  const [group] = (await listResources(connection, path, CURRENT_API)).filter(
    (item) => text(members(members(item)['properties'])['groupId']) === 'registry',
  );
  const names = list(members(members(group)['properties'])['requiredMembers']).flatMap(
    (name) => text(name) ?? [],
  );
  return [...names].sort((a, b) => Number(b === 'registry') - Number(a === 'registry'));
}

/**
 * Removes a connection from its registry; a disconnected one stays there otherwise.
 * @returns the `Location` at which that is followed, or null.
 */
export const deleteRegistryConnection = (
  connection: ArmConnection,
  ref: RegistryRef,
  name: string,
): Promise<string | null> =>
  deleteResource(connection, {
    path: `${registryId(ref)}/privateEndpointConnections/${encodeURIComponent(name)}`,
    apiVersion: CURRENT_API,
    operations: [`/subscriptions/${ref.subscriptionId}/providers/Microsoft.ContainerRegistry/locations/`],
  });
