/**
 * Virtual networks and their subnets. By raw requests: a PUT replaces a subnet whole, so everything has to
 * go back that Azure sent, also what the typed SDK does not know (and drops).
 */
import 'server-only';
import { NETWORK_API } from '#lib/network-access/api-versions.ts';
import { type SubnetRef, subnetId, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';
import type { VirtualNetwork } from '#lib/networks/shapes.ts';
import type { ArmConnection } from './connection.ts';
import { isMembers } from './json.ts';
import { type SubnetJson, toVirtualNetwork } from './network-json.ts';
import { isBelow, type OperationState, operationUrl, readOperation } from './operation-state.ts';
import { getJson, listJson, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';

const providerOf = (subscriptionId: string) =>
  `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Network`;

/** Every virtual network of a subscription that the user may read, all pages, by name. */
export async function listVirtualNetworks(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly VirtualNetwork[]> {
  const path = `${providerOf(subscriptionId)}/virtualNetworks`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, NETWORK_API);
  return items
    .flatMap((item) => toVirtualNetwork(item) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export async function getVirtualNetwork(
  connection: ArmConnection,
  ref: Omit<SubnetRef, 'subnet'>,
): Promise<VirtualNetwork> {
  const client = rawClient(connection, 'read');
  const network = toVirtualNetwork(await getJson(client, connection, virtualNetworkId(ref), NETWORK_API));
  if (network === null) throw new Error('Azure answered with a virtual network without an id.');
  return network;
}

/** As Azure sent it, to be sent back. */
export async function getSubnet(connection: ArmConnection, ref: SubnetRef): Promise<SubnetJson> {
  const json = await getJson(rawClient(connection, 'read'), connection, subnetId(ref), NETWORK_API);
  if (!isMembers(json)) throw new Error('Azure answered with a subnet that is no object.');
  return json;
}

/**
 * Replaces a subnet whole, if it is still in that version; never re-sent.
 * @returns where the operation is followed: null when Azure named none, or one that is not this provider's.
 */
export async function putSubnet(
  connection: ArmConnection,
  ref: SubnetRef,
  subnet: SubnetJson,
  etag: string,
): Promise<string | null> {
  const { headers } = await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'PUT',
    path: subnetId(ref),
    apiVersion: NETWORK_API,
    body: subnet,
    ifMatch: etag,
  });
  const url = operationUrl(headers);
  return url !== null && isBelow(connection, `${providerOf(ref.subscriptionId)}/locations/`, url)
    ? url
    : null;
}

/** @param url as putSubnet answered it. */
export const pollSubnetOperation = (connection: ArmConnection, url: string): Promise<OperationState> =>
  readOperation(rawClient(connection, 'read'), connection, url);
