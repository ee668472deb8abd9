/** Before a replica is added: a region more needs an address more in the subnet of every endpoint. */
import 'server-only';
import pLimit from 'p-limit';
import { endpointOf } from '#lib/approvals/list-approvals.ts';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getPrivateEndpoint } from '#lib/arm/private-endpoints.ts';
import { getRegistry } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { parseSubnetId, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { isSameSubnet, readSubnetsAround } from './read-endpoint.ts';
import type { EndpointReadiness, EndpointRef, EndpointSubnet, ReplicaReadiness } from './shapes.ts';

/** Endpoints read at once. */
const AT_ONCE = 6;

type Read = Pick<EndpointReadiness, 'connectionName' | 'subnetId' | 'isStatic'> & {
  readonly ref: EndpointRef;
};

export async function readReplicaReadiness(
  arm: ArmConnection,
  registry: RegistryRef,
): Promise<Result<ReplicaReadiness>> {
  const readAt = new Date().toISOString();
  try {
    const [{ connections }, subscriptions] = await Promise.all([
      getRegistry(arm, registry),
      listSubscriptions(arm),
    ]);
    const seen = new Set(subscriptions.map(({ id }) => id.toLowerCase()));
    const limit = pLimit(AT_ONCE);
    const approved = connections.filter(({ status }) => status.toLowerCase() === 'approved');
    const read = await Promise.all(
      approved.map((connection) =>
        limit(async (): Promise<Read | string> => {
          const ref = endpointOf(connection);
          if (ref === null) return connection.name;
          if (!seen.has(ref.subscriptionId.toLowerCase())) return ref.name;
          const facts = await getPrivateEndpoint(arm, ref).catch(() => null);
          if (facts === null) return ref.name;
          const { subnetId, hasChosenAddresses: isStatic } = facts;
          return { connectionName: connection.name, ref, subnetId, isStatic };
        }),
      ),
    );
    const visible = read.filter((item) => typeof item !== 'string');
    const subnets = await readSubnets(arm, visible, limit);
    return ok({
      endpoints: visible.map(({ connectionName, ref, subnetId, isStatic }) => {
        const subnet = subnetId === null ? undefined : subnets.find(({ id }) => isSameSubnet(id, subnetId));
        return { connectionName, endpointName: ref.name, subnetId, isStatic, free: subnet?.free ?? null };
      }),
      hidden: read.filter((item) => typeof item === 'string'),
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

/** Each network once, however many endpoints are in it. */
async function readSubnets(
  arm: ArmConnection,
  endpoints: readonly Read[],
  limit: ReturnType<typeof pLimit>,
): Promise<readonly EndpointSubnet[]> {
  const networks = new Map<string, string>();
  for (const { subnetId } of endpoints) {
    const parsed = subnetId === null ? null : parseSubnetId(subnetId);
    if (parsed !== null && subnetId !== null) networks.set(virtualNetworkId(parsed).toLowerCase(), subnetId);
  }
  const read = await Promise.all([...networks.values()].map((id) => limit(() => readSubnetsAround(arm, id))));
  return read.flatMap((subnets) => subnets ?? []);
}
