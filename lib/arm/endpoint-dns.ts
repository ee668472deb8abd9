/** What DNS needs of private endpoints: their addresses, their networks' DNS servers, their zone groups. */
import 'server-only';
import type { DnsNetwork, EndpointAddress } from '#lib/dns-health/model.ts';
import type { NetworkRef } from '#lib/dns-health/refs.ts';
import { CURRENT_API, NETWORK_API } from '#lib/network-access/api-versions.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ArmConnection } from './connection.ts';
import {
  type EndpointFacts,
  toEndpoint,
  toInterface,
  toZoneGroup,
  type ZoneGroupFacts,
} from './endpoint-json.ts';
import { list, members, text } from './json.ts';
import { isBelow, type OperationState, operationUrl, readOperation } from './operation-state.ts';
import { getJson, listJson, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';

export type EndpointRef = RegistryRef;

const networkProvider = (subscriptionId: string, resourceGroup?: string) =>
  `/subscriptions/${encodeURIComponent(subscriptionId)}${
    resourceGroup === undefined ? '' : `/resourceGroups/${encodeURIComponent(resourceGroup)}`
  }/providers/Microsoft.Network`;

const endpointPath = ({ subscriptionId, resourceGroup, name }: EndpointRef) =>
  `${networkProvider(subscriptionId, resourceGroup)}/privateEndpoints/${encodeURIComponent(name)}`;

const read = (connection: ArmConnection, path: string) =>
  getJson(rawClient(connection, 'read'), connection, path, NETWORK_API);
const readAll = (connection: ArmConnection, path: string) =>
  listJson(rawClient(connection, 'read'), connection, path, NETWORK_API);

/** Throws what the request throws: 403 and 404 both mean “not visible to you” to the caller. */
export async function getEndpoint(connection: ArmConnection, ref: EndpointRef): Promise<EndpointFacts> {
  const endpoint = toEndpoint(await read(connection, endpointPath(ref)));
  if (endpoint === null) throw new Error('Azure answered with a private endpoint without id or subnet.');
  return endpoint;
}

/** Every private endpoint of a subscription that the user may read, to whatever it leads. */
export async function listEndpoints(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly EndpointFacts[]> {
  const items = await readAll(connection, `${networkProvider(subscriptionId)}/privateEndpoints`);
  return items.flatMap((item) => toEndpoint(item) ?? []);
}

/** @param ref of the interface, in the endpoint's own subscription. */
export async function getInterfaceAddresses(
  connection: ArmConnection,
  { subscriptionId, resourceGroup, name }: EndpointRef,
): Promise<readonly EndpointAddress[]> {
  const path = `${networkProvider(subscriptionId, resourceGroup)}/networkInterfaces/${encodeURIComponent(name)}`;
  return toInterface(await read(connection, path))?.addresses ?? [];
}

/** Addresses of every interface of a subscription, by lower-cased resource id. */
export async function listInterfaceAddresses(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<ReadonlyMap<string, readonly EndpointAddress[]>> {
  const items = await readAll(connection, `${networkProvider(subscriptionId)}/networkInterfaces`);
  return new Map(
    items.flatMap((item) => {
      const found = toInterface(item);
      return found === null ? [] : [[found.id.toLowerCase(), found.addresses] as const];
    }),
  );
}

/** @returns null when the endpoint has no zone group. */
export async function getZoneGroup(
  connection: ArmConnection,
  ref: EndpointRef,
): Promise<ZoneGroupFacts | null> {
  return toZoneGroup(await readAll(connection, `${endpointPath(ref)}/privateDnsZoneGroups`));
}

/**
 * Creates a zone group with one zone, never re-sent.
 * @returns where the operation is followed; null when Azure named none, or one that is not this provider's.
 */
export async function putZoneGroup(
  connection: ArmConnection,
  ref: EndpointRef,
  group: string,
  zoneId: string,
): Promise<string | null> {
  const name = (zoneId.split('/').at(-1) ?? '').replaceAll('.', '-');
  const { headers } = await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'PUT',
    path: `${endpointPath(ref)}/privateDnsZoneGroups/${encodeURIComponent(group)}`,
    apiVersion: NETWORK_API,
    body: { properties: { privateDnsZoneConfigs: [{ name, properties: { privateDnsZoneId: zoneId } }] } },
  });
  const url = operationUrl(headers);
  const home = `${networkProvider(ref.subscriptionId)}/locations/`;
  return url !== null && isBelow(connection, home, url) ? url : null;
}

/** @param url as putZoneGroup answered it. */
export const pollGroupOperation = (connection: ArmConnection, url: string): Promise<OperationState> =>
  readOperation(rawClient(connection, 'read'), connection, url);

/** The address at which Azure's own DNS answers in every network. */
const AZURE_DNS = '168.63.129.16';

function toNetwork(json: unknown): DnsNetwork | null {
  const { id, properties } = members(json);
  if (typeof id !== 'string') return null;
  const { dhcpOptions, virtualNetworkPeerings } = members(properties);
  return {
    id,
    dnsServers: list(members(dhcpOptions)['dnsServers']).flatMap((server) =>
      typeof server === 'string' && server !== AZURE_DNS ? [server] : [],
    ),
    peers: list(virtualNetworkPeerings).flatMap((peering) => {
      const inner = members(members(peering)['properties']);
      const remote = text(members(inner['remoteVirtualNetwork'])['id']);
      const isConnected = text(inner['peeringState'])?.toLowerCase() === 'connected';
      return remote === undefined || !isConnected ? [] : [remote];
    }),
  };
}

export async function getNetwork(connection: ArmConnection, ref: NetworkRef): Promise<DnsNetwork> {
  const { subscriptionId, resourceGroup, virtualNetwork } = ref;
  const path = `${networkProvider(subscriptionId, resourceGroup)}/virtualNetworks/${virtualNetwork}`;
  const network = toNetwork(await read(connection, path));
  if (network === null) throw new Error('Azure answered with a virtual network without an id.');
  return network;
}

export async function listNetworks(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly DnsNetwork[]> {
  const items = await readAll(connection, `${networkProvider(subscriptionId)}/virtualNetworks`);
  return items.flatMap((item) => toNetwork(item) ?? []);
}

/** Regions of the registry's replicas, its home among them, in ARM's short form. */
export async function listReplicaRegions(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly string[]> {
  const path = `${registryId(ref)}/replications`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, CURRENT_API);
  return items.flatMap((item) => {
    const location = text(members(item)['location']);
    return location === undefined ? [] : [shortRegion(location)];
  });
}

/** `West Europe` becomes `westeurope`. */
export const shortRegion = (location: string): string => location.toLowerCase().replaceAll(' ', '');
