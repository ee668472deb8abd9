/** Private endpoint connections: read, decide, and follow the decision to its end. */
import 'server-only';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { Connection, RegistryRef } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions, type Purpose } from './connection.ts';
import { toConnection } from './mappers.ts';
import { getResponse, restError } from './raw.ts';

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
  let operationUrl: string | null = null;
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
        onResponse: (response) => {
          operationUrl ??=
            response.headers.get('azure-asyncoperation') ?? response.headers.get('location') ?? null;
        },
      },
    )
    .submitted();
  return operationUrl;
}

export type OperationState =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly azureCode: string | null; readonly azureMessage: string | null };

/** Only operations below the registry itself are followed; Azure never points elsewhere for these. */
export function isOperationOf(connection: ArmConnection, ref: RegistryRef, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  const home = `${registryId(ref)}/privateEndpointConnections/`.toLowerCase();
  return origin === connection.endpoint && pathname.toLowerCase().startsWith(home);
}

/**
 * Asks once how the operation stands. ACR answers 201 while it runs and 200 at its end; the SDK's
 * poller takes an empty 200 for success and dies of one 401 or 429, so this reads the answer itself.
 */
export async function pollOperation(
  connection: ArmConnection,
  ref: RegistryRef,
  url: string,
): Promise<OperationState> {
  const response = await getResponse(client(connection, ref, 'read'), connection, url);
  if (response.status < 200 || response.status > 202) throw restError(response);
  const body = JSON.parse(response.bodyAsText || 'null') as {
    status?: unknown;
    error?: { code?: string; message?: string };
  } | null;
  const status = typeof body?.status === 'string' ? body.status.toLowerCase() : null;
  if (status === 'succeeded') return { state: 'succeeded' };
  if (status === 'failed' || status === 'canceled')
    return {
      state: 'failed',
      azureCode: body?.error?.code ?? null,
      azureMessage: body?.error?.message ?? null,
    };
  // Neither an empty body nor an unknown word is success: the connection itself will tell in the end.
  return { state: 'running' };
}
