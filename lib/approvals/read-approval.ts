/**
 * One request with what an approver needs to decide: who asks, from where, and what it changes. The first costs ten
 * requests to Azure, another one to the same registry from the same network four (read-approval.test.ts).
 */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { listEndpointSubnets } from '#lib/arm/endpoint-subnets.ts';
import { listPermissions } from '#lib/arm/permissions.ts';
import { getQuotas, getRegistry, getSubnetRules } from '#lib/arm/registries.ts';
import { listReplications } from '#lib/arm/replications.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { readEndpoint } from '#lib/connections/read-endpoint.ts';
import type { EndpointView } from '#lib/connections/shapes.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { parseSubnetId, virtualNetworkId } from '#lib/network-access/subnet-ref.ts';
import { UNKNOWN_QUOTAS } from '#lib/registries/read-registry.ts';
import type { Connection, RegistryRef, RegistryState } from '#lib/registries/shapes.ts';
import { toRights } from '#lib/rights/evaluate.ts';
import { endpointOf, toRequest } from './list-approvals.ts';
import type { ApprovalDetail, ApprovalRequest, OtherConnection } from './shapes.ts';
import { shared } from './shared-reads.ts';

export async function readApproval(
  arm: ArmConnection,
  ref: RegistryRef,
  connectionName: string,
): Promise<Result<ApprovalDetail>> {
  const readAt = new Date().toISOString();
  try {
    const of = registryId(ref).toLowerCase();
    const replicating = shared(arm, `replicas ${of}`, () => listReplications(arm, ref)).catch(() => null);
    const [registry, subnetRules, quotas, permissions, subscriptions] = await Promise.all([
      getRegistry(arm, ref),
      shared(arm, `subnet rules ${of}`, () => getSubnetRules(arm, ref)).catch(() => null),
      shared(arm, `quotas ${of}`, () => getQuotas(arm, ref)).catch(() => UNKNOWN_QUOTAS),
      shared(arm, `permissions ${of}`, () => listPermissions(arm, ref)).catch(() => null),
      shared(arm, 'subscriptions', () => listSubscriptions(arm)).catch(() => null),
    ]);
    const shown = { ...registry, access: { ...registry.access, subnetRules } };
    const connection = await connectionIn(arm, registry, connectionName);
    const request = toRequest(shown, connection, subscriptions ?? []);
    const requester = await readEndpoint(arm, request.endpoint, subscriptions);
    const replicas = await replicating;
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

/** A registry carries its connections: only one that it does not name is asked for, and Azure says why. */
function connectionIn(
  arm: ArmConnection,
  registry: RegistryState,
  name: string,
): Connection | Promise<Connection> {
  const same = (other: Connection) => other.name.toLowerCase() === name.toLowerCase();
  return registry.connections.find(same) ?? getConnection(arm, registry.ref, name);
}

/** The network itself names the endpoints in it: one request, however many the registry has. */
async function readNeighbours(
  arm: ArmConnection,
  registry: RegistryState,
  { connection }: ApprovalRequest,
  requester: EndpointView,
): Promise<readonly string[] | null> {
  if (!requester.visible) return null;
  const { subnetId } = requester;
  const network = subnetId === null ? null : parseSubnetId(subnetId);
  if (network === null) return null;
  const subnets = await shared(arm, `subnets ${virtualNetworkId(network).toLowerCase()}`, () =>
    listEndpointSubnets(arm, network),
  ).catch(() => null);
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
