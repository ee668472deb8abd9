/** The requester's side of a connection: their private endpoint and what belongs to it, where the user may read it. */
import 'server-only';
import type { EndpointRef } from '#lib/connections/shapes.ts';
import type { MemberAddress } from '#lib/network-access/private-addresses.ts';
import { parseNetworkInterfaceId } from '#lib/network-access/registry-ref.ts';
import { type ArmConnection, clientOptions } from './connection.ts';
import { requiredOf } from './mappers.ts';

/** A client for one call or one list. */
export async function networkClient(connection: ArmConnection, subscriptionId: string) {
  // 64 MB on disk and a third of a second to load: only where somebody looks at endpoints.
  const { NetworkManagementClient } = await import('@azure/arm-network');
  return new NetworkManagementClient(
    connection.credential,
    subscriptionId,
    clientOptions(connection, 'read'),
  );
}

export type EndpointFacts = {
  readonly location: string;
  readonly subnetId: string | null;
  readonly requestMessage: string | null;
  readonly actionsRequired: string | null;
  readonly networkInterface: EndpointRef | null;
  /** Whether somebody chose addresses when it was made. */
  readonly hasChosenAddresses: boolean;
};

/** Throws what the SDK throws: 403 and 404 both mean "not visible to you" to the caller. */
export async function getPrivateEndpoint(
  connection: ArmConnection,
  { subscriptionId, resourceGroup, name }: EndpointRef,
): Promise<EndpointFacts> {
  const client = await networkClient(connection, subscriptionId);
  const endpoint = await client.privateEndpoints.get(resourceGroup, name);
  const links = [
    ...(endpoint.manualPrivateLinkServiceConnections ?? []),
    ...(endpoint.privateLinkServiceConnections ?? []),
  ];
  return {
    location: endpoint.location ?? '',
    subnetId: endpoint.subnet?.id ?? null,
    requestMessage: links.find((link) => link.requestMessage)?.requestMessage ?? null,
    actionsRequired: requiredOf(
      links.map((link) => link.privateLinkServiceConnectionState?.actionsRequired).find(Boolean),
    ),
    networkInterface: parseNetworkInterfaceId(endpoint.networkInterfaces?.[0]?.id ?? ''),
    hasChosenAddresses: (endpoint.ipConfigurations ?? []).length > 0,
  };
}

/** Names of the private DNS zones that the endpoint's zone groups write to. Throws what the SDK throws. */
export async function listZones(
  connection: ArmConnection,
  { subscriptionId, resourceGroup, name }: EndpointRef,
): Promise<readonly string[]> {
  const client = await networkClient(connection, subscriptionId);
  const zones: string[] = [];
  for await (const group of client.privateDnsZoneGroups.list(resourceGroup, name)) {
    for (const { privateDnsZoneId = '' } of group.privateDnsZoneConfigs ?? [])
      zones.push(privateDnsZoneId.slice(privateDnsZoneId.lastIndexOf('/') + 1));
  }
  return zones;
}

/** The addresses of an endpoint's network interface. Throws what the SDK throws. */
export async function listAddresses(
  connection: ArmConnection,
  { subscriptionId, resourceGroup, name }: EndpointRef,
): Promise<readonly MemberAddress[]> {
  const client = await networkClient(connection, subscriptionId);
  const { ipConfigurations = [] } = await client.networkInterfaces.get(resourceGroup, name);
  return ipConfigurations.flatMap(({ privateIPAddress: address, privateLinkConnectionProperties }) => {
    const member = privateLinkConnectionProperties?.requiredMemberName;
    return address === undefined || member === undefined ? [] : [{ member, address }];
  });
}
