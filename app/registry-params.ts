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
function decode(segment: string): string {
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
    subscriptionId: decode(subscriptionId),
    resourceGroup: decode(resourceGroup),
    name: decode(name),
  });
  return parsed.ok ? parsed.ref : null;
}

export function connectionFromParams(
  params: ConnectionParams,
): { ref: RegistryRef; connection: string } | null {
  const ref = registryFromParams(params);
  const connection = decode(params.connection);
  return ref !== null && isConnectionName(ref.name, connection) ? { ref, connection } : null;
}

/** The same three segments, of a private endpoint. */
export function endpointFromParams(params: RegistryParams): EndpointRef | null {
  return parsePrivateEndpointId(
    privateEndpointId({
      subscriptionId: decode(params.subscriptionId),
      resourceGroup: decode(params.resourceGroup),
      name: decode(params.name),
    }),
  );
}
