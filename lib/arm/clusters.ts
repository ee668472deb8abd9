/** AKS clusters, for the identity with which their nodes pull images. */
import 'server-only';
import { CLUSTER_API } from '#lib/network-access/api-versions.ts';
import { type ResourceRef, resourceId } from '#lib/rights/resource-ref.ts';
import type { ArmConnection } from './connection.ts';
import { members, text } from './json.ts';
import { getJson, listJson } from './raw.ts';
import { rawClient } from './raw-client.ts';

export type Cluster = {
  readonly id: string;
  readonly name: string;
  /** Null for a cluster whose nodes pull as a service principal. */
  readonly kubelet: { readonly principalId: string; readonly clientId: string } | null;
};

export async function listClusters(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly Cluster[]> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerService/managedClusters`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, CLUSTER_API);
  return items.flatMap((item) => toCluster(item) ?? []);
}

export async function getCluster(connection: ArmConnection, ref: ResourceRef): Promise<Cluster> {
  const json = await getJson(rawClient(connection, 'read'), connection, resourceId(ref), CLUSTER_API);
  const cluster = toCluster(json);
  if (cluster === null) throw new Error('Azure answered with a cluster without an id.');
  return cluster;
}

function toCluster(json: unknown): Cluster | null {
  const one = members(json);
  const [id, name] = [text(one['id']), text(one['name'])];
  if (id === undefined || name === undefined) return null;
  const profile = members(members(one['properties'])['identityProfile']);
  const kubelet = members(profile['kubeletidentity'] ?? profile['kubeletIdentity']);
  const principalId = text(kubelet['objectId']);
  return {
    id,
    name,
    kubelet: principalId === undefined ? null : { principalId, clientId: text(kubelet['clientId']) ?? '' },
  };
}
