/** Virtual networks as private endpoints need them: by raw requests, arm-network takes 64 MB. */
import 'server-only';
import { NETWORK_API } from '#lib/network-access/api-versions.ts';
import type { SeenSubnet } from '#lib/network-access/endpoint-plan/seen.ts';
import { type SubnetRef, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';
import type { ArmConnection } from './connection.ts';
import { list, members, text } from './json.ts';
import { getResource, listResources } from './resource.ts';
import { toEndpointSubnet } from './seen-json.ts';

export type EndpointNetwork = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly subnets: readonly SeenSubnet[];
};

/** Every virtual network of a subscription that the user may read, by name. */
export async function listEndpointNetworks(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly EndpointNetwork[]> {
  const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Network/virtualNetworks`;
  const items = await listResources(connection, path, NETWORK_API);
  return items
    .flatMap((item) => toNetwork(item) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}

export async function getEndpointNetwork(
  connection: ArmConnection,
  ref: Omit<SubnetRef, 'subnet'>,
): Promise<EndpointNetwork | null> {
  const json = await getResource(connection, virtualNetworkId(ref), NETWORK_API);
  return json === null ? null : toNetwork(json);
}

function toNetwork(json: unknown): EndpointNetwork | null {
  const { id, name, location, properties } = members(json);
  const known = text(id);
  if (known === undefined) return null;
  return {
    id: known,
    name: text(name) ?? known.split('/').at(-1) ?? '',
    location: text(location) ?? '',
    subnets: list(members(properties)['subnets']).map(toEndpointSubnet),
  };
}
