/** One request with what an approver needs to decide: who asks, from where, and what it changes. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { listPermissions } from '#lib/arm/permissions.ts';
import { getQuotas, getRegistry, getSubnetRules } from '#lib/arm/registries.ts';
import { listReplications } from '#lib/arm/replications.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { readEndpoint, readSubnetsAround } from '#lib/connections/read-endpoint.ts';
import type { EndpointView } from '#lib/connections/shapes.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { UNKNOWN_QUOTAS } from '#lib/registries/read-registry.ts';
import type { RegistryRef, RegistryState } from '#lib/registries/shapes.ts';
import { toRights } from '#lib/rights/evaluate.ts';
import { endpointOf, toRequest } from './list-approvals.ts';
import type { ApprovalDetail, ApprovalRequest, OtherConnection } from './shapes.ts';

export async function readApproval(
  arm: ArmConnection,
  ref: RegistryRef,
  connectionName: string,
): Promise<Result<ApprovalDetail>> {
  const readAt = new Date().toISOString();
  try {
    const [registry, connection, subnetRules, quotas, permissions, subscriptions] = await Promise.all([
      getRegistry(arm, ref),
      getConnection(arm, ref, connectionName),
      getSubnetRules(arm, ref).catch(() => null),
      getQuotas(arm, ref).catch(() => UNKNOWN_QUOTAS),
      listPermissions(arm, ref).catch(() => null),
      listSubscriptions(arm).catch(() => null),
    ]);
    const shown = { ...registry, access: { ...registry.access, subnetRules } };
    const request = toRequest(shown, connection, subscriptions ?? []);
    const [requester, replicas] = await Promise.all([
      readEndpoint(arm, request.endpoint, subscriptions),
      listReplications(arm, ref).catch(() => null),
    ]);
    return ok({
      request,
      requester,
      neighbours: await readNeighbours(arm, registry, request, requester),
      regions: regionsOf(
        registry,
        replicas?.map(({ location }) => location),
      ),
      others: othersOf(registry, request),
      quotas,
      rights: toRights(permissions),
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

/** The network itself names the endpoints in it: one request, however many the registry has. */
async function readNeighbours(
  arm: ArmConnection,
  registry: RegistryState,
  { connection }: ApprovalRequest,
  requester: EndpointView,
): Promise<readonly string[] | null> {
  if (!requester.visible) return null;
  const subnets = await readSubnetsAround(arm, requester.subnetId);
  if (subnets === null) return null;
  const present = new Set(subnets.flatMap(({ endpointIds }) => endpointIds.map((id) => id.toLowerCase())));
  return registry.connections.flatMap((other) => {
    const isThere = other.privateEndpointId !== null && present.has(other.privateEndpointId.toLowerCase());
    return isThere && other.name !== connection.name ? [nameOf(other)] : [];
  });
}

/** A registry that is not replicated may list no replication at all. */
function regionsOf(
  { location }: RegistryState,
  replicas: readonly string[] | undefined,
): readonly string[] | null {
  return replicas === undefined ? null : [...new Set([location, ...replicas])];
}

function othersOf(registry: RegistryState, { connection, endpoint }: ApprovalRequest): OtherConnection[] {
  const home = endpoint?.subscriptionId.toLowerCase();
  if (home === undefined) return [];
  return registry.connections
    .filter(
      (other) => other.name !== connection.name && endpointOf(other)?.subscriptionId.toLowerCase() === home,
    )
    .map((other) => ({
      name: other.name,
      status: other.status,
      description: other.description,
      endpointName: nameOf(other),
    }));
}

const nameOf = (connection: RegistryState['connections'][number]) =>
  endpointOf(connection)?.name ?? connection.name;
