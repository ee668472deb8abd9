/** Private endpoint connections: read, decide, and follow the decision to its end. */
import 'server-only';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { Connection, RegistryRef } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions, type Purpose } from './connection.ts';
import { toConnection } from './mappers.ts';
import { isBelow, type OperationState, operationUrl, readOperation } from './operation-state.ts';

function client(connection: ArmConnection, ref: RegistryRef, purpose: Purpose) {
  return new ContainerRegistryManagementClient(
    connection.credential,
    ref.subscriptionId,
    clientOptions(connection, purpose),
  );
}

export async function getConnection(
  connection: ArmConnection,
  ref: RegistryRef,
  name: string,
): Promise<Connection> {
  const sdk = client(connection, ref, 'read');
  return toConnection(await sdk.privateEndpointConnections.get(ref.resourceGroup, ref.name, name));
}

/**
 * Sends the decision and returns as soon as Azure has accepted it.
 * @returns the URL at which the operation is followed, or null when it was finished at once.
 */
export async function putDecision(
  connection: ArmConnection,
  ref: RegistryRef,
  current: Connection,
  decision: { readonly status: 'Approved' | 'Rejected'; readonly description: string },
): Promise<string | null> {
  let followAt: string | null = null;
  const sdk = client(connection, ref, 'write');
  // A description that is left out is stored as null, which would erase the requester's words.
  await sdk.privateEndpointConnections
    .createOrUpdate(
      ref.resourceGroup,
      ref.name,
      current.name,
      {
        ...(current.privateEndpointId === null ? {} : { privateEndpoint: { id: current.privateEndpointId } }),
        privateLinkServiceConnectionState: decision,
      },
      {
        onResponse: ({ headers }) => {
          followAt ??= operationUrl(headers);
        },
      },
    )
    .submitted();
  return followAt;
}

/** Only operations below the registry itself are followed; Azure never points elsewhere for these. */
export const isOperationOf = (connection: ArmConnection, ref: RegistryRef, url: string): boolean =>
  isBelow(connection, `${registryId(ref)}/privateEndpointConnections/`, url);

/** Asks once how the operation stands. */
export const pollOperation = (
  connection: ArmConnection,
  ref: RegistryRef,
  url: string,
): Promise<OperationState> => readOperation(client(connection, ref, 'read'), connection, url);
