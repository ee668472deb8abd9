/** The requester's side of a connection: their private endpoint, where the user may read it. */
import 'server-only';
import type { RequesterEndpoint } from '#lib/approvals/shapes.ts';
import { type ArmConnection, clientOptions } from './connection.ts';

type EndpointParts = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

/** Throws what the SDK throws: 403 and 404 both mean "not visible to you" to the caller. */
export async function getPrivateEndpoint(
  connection: ArmConnection,
  parts: EndpointParts,
): Promise<RequesterEndpoint> {
  // 64 MB on disk and a third of a second to load: only where an approver looks at one request.
  const { NetworkManagementClient } = await import('@azure/arm-network');
  const client = new NetworkManagementClient(
    connection.credential,
    parts.subscriptionId,
    clientOptions(connection, 'read'),
  );
  const endpoint = await client.privateEndpoints.get(parts.resourceGroup, parts.name);
  const links = [
    ...(endpoint.manualPrivateLinkServiceConnections ?? []),
    ...(endpoint.privateLinkServiceConnections ?? []),
  ];
  return {
    visible: true,
    location: endpoint.location ?? '',
    subnetId: endpoint.subnet?.id ?? null,
    requestMessage: links.find((link) => link.requestMessage)?.requestMessage ?? null,
  };
}
