/** The subnets of a virtual network, as far as private endpoints in them matter. */
import 'server-only';
import type { EndpointSubnet } from '#lib/connections/shapes.ts';
import { rangeSize, readRange } from '#lib/network-access/ip-range.ts';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { ArmConnection } from './connection.ts';
import { networkClient } from './private-endpoints.ts';

/** Azure keeps the first four addresses of every prefix and the last one: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const RESERVED = 5;

/** Throws what the SDK throws. */
export async function listEndpointSubnets(
  connection: ArmConnection,
  { subscriptionId, resourceGroup, virtualNetwork }: Omit<SubnetRef, 'subnet'>,
): Promise<readonly EndpointSubnet[]> {
  const client = await networkClient(connection, subscriptionId);
  const { subnets = [] } = await client.virtualNetworks.get(resourceGroup, virtualNetwork);
  return subnets.flatMap(({ id, addressPrefix, addressPrefixes, ipConfigurations = [], privateEndpoints }) =>
    id === undefined
      ? []
      : [
          {
            id,
            free: freeIn(addressPrefixes ?? [addressPrefix ?? ''], ipConfigurations.length),
            endpointIds: (privateEndpoints ?? []).flatMap((endpoint) => endpoint.id ?? []),
          },
        ],
  );
}

/** @returns null where a prefix is not IPv4: what is free is then not known. */
function freeIn(prefixes: readonly string[], used: number): number | null {
  const ranges = prefixes.map(readRange).filter((range) => range !== null);
  if (ranges.length === 0 || ranges.length < prefixes.length) return null;
  const size = ranges.reduce((sum, range) => sum + Math.max(0, rangeSize(range) - RESERVED), 0);
  return Math.max(0, size - used);
}
