/** Path segments to validated parts: a malformed id is a 404 here and never becomes a request to Azure. */
import type { EndpointRef } from '#lib/connections/shapes.ts';
import {
  isConnectionName,
  parsePrivateEndpointId,
  parseRegistryRef,
  privateEndpointId,
} from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export type RegistryParams = { subscriptionId: string; resourceGroup: string; name: string };
export type ConnectionParams = RegistryParams & { connection: string };

/** Next.js leaves segments percent-encoded; a segment that does not decode is not an id. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

export function registryFromParams({
  subscriptionId,
  resourceGroup,
  name,
}: RegistryParams): RegistryRef | null {
  const parsed = parseRegistryRef({
    subscriptionId: decodeSegment(subscriptionId),
    resourceGroup: decodeSegment(resourceGroup),
    name: decodeSegment(name),
  });
  return parsed.ok ? parsed.ref : null;
}

export function connectionFromParams(
  params: ConnectionParams,
): { ref: RegistryRef; connection: string } | null {
  const ref = registryFromParams(params);
  const connection = decodeSegment(params.connection);
  return ref !== null && isConnectionName(ref.name, connection) ? { ref, connection } : null;
}

/** The same three segments, of a private endpoint. */
export function endpointFromParams(params: RegistryParams): EndpointRef | null {
  return parsePrivateEndpointId(
    privateEndpointId({
      subscriptionId: decodeSegment(params.subscriptionId),
      resourceGroup: decodeSegment(params.resourceGroup),
      name: decodeSegment(params.name),
    }),
  );
}
