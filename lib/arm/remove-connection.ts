/** Removing a private endpoint connection from its registry, and following that to its end. */
import 'server-only';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions, type Purpose } from './connection.ts';
import { getResponse, restError } from './raw.ts';

function client(connection: ArmConnection, ref: RegistryRef, purpose: Purpose) {
  return new ContainerRegistryManagementClient(
    connection.credential,
    ref.subscriptionId,
    clientOptions(connection, purpose),
  );
}

/**
 * Sends one DELETE, never again, and returns as soon as Azure has accepted it (202 with a `Location`).
 * @returns the URL at which the removal is followed; null when there is none to follow: it is done at once,
 * or the connection itself will tell.
 */
export async function deleteConnection(
  connection: ArmConnection,
  ref: RegistryRef,
  name: string,
): Promise<string | null> {
  const path = `${registryId(ref)}/privateEndpointConnections/${encodeURIComponent(name)}`;
  const request = createPipelineRequest({
    url: `${connection.endpoint}${path}?api-version=${CURRENT_API}`,
    method: 'DELETE',
  });
  request.headers.set('accept', 'application/json');
  const { httpClient } = clientOptions(connection, 'write');
  const response = await client(connection, ref, 'write').pipeline.sendRequest(httpClient, request);
  if (![200, 202, 204].includes(response.status)) throw restError(response);
  const url = response.headers.get('location') ?? response.headers.get('azure-asyncoperation') ?? null;
  return url !== null && isRemovalOf(connection, ref, url) ? url : null;
}

/** Removals are followed below the provider's locations in the registry's own subscription, nowhere else. */
function isRemovalOf(connection: ArmConnection, ref: RegistryRef, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  const locations =
    `/subscriptions/${ref.subscriptionId}/providers/Microsoft.ContainerRegistry/locations/`.toLowerCase();
  return origin === connection.endpoint && pathname.toLowerCase().startsWith(locations);
}

/** Asks once. `ended` says that Azure has nothing more to do; what came of it, reading the connection tells. */
export async function pollRemoval(
  connection: ArmConnection,
  ref: RegistryRef,
  url: string,
): Promise<'running' | 'ended'> {
  const { status, ...response } = await getResponse(client(connection, ref, 'read'), connection, url);
  if (status === 202 || status === 201) return 'running';
  // An operation that is forgotten (404), and one that failed (4xx with its error), have ended as well.
  if (status === 200 || status === 204 || status === 404) return 'ended';
  throw restError({ status, ...response });
}
