/** The approvals inbox: every pending connection over all subscriptions, for the price of the registry list. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { countByStatus } from '#lib/arm/mappers.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { readFleet } from '#lib/registries/read-fleet.ts';
import type { Connection, RegistryState, SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { ApprovalList, ApprovalRequest } from './shapes.ts';

export async function listApprovals(arm: ArmConnection): Promise<Result<ApprovalList>> {
  const fleet = await readFleet(arm, (registries) => registries.some(isWaiting));
  if (!fleet.ok) return fleet;
  const { registries, subscriptions, failures, readAt } = fleet.value;
  const requests = registries.flatMap((registry) =>
    registry.connections
      .filter(isPending)
      .map((connection) => toRequest(registry, connection, subscriptions)),
  );
  const origins = originsOf(registries);
  return ok({ requests, origins, registriesRead: registries.length, subscriptions, failures, readAt });
}

const isPending = ({ status }: Connection) => status.toLowerCase() === 'pending';
const isWaiting = ({ connections }: RegistryState) => connections.some(isPending);

/** One connection with the registry it asks for. */
export function toRequest(
  registry: RegistryState,
  connection: Connection,
  subscriptions: readonly SubscriptionInfo[],
): ApprovalRequest {
  const endpoint = endpointOf(connection);
  const home = subscriptions.find(({ id }) => id.toLowerCase() === endpoint?.subscriptionId.toLowerCase());
  return {
    registry: registry.ref,
    registryId: registry.id,
    loginServer: registry.loginServer,
    location: registry.location,
    tags: registry.tags,
    access: registry.access,
    connection,
    endpoint,
    endpointSubscriptionName: home?.name ?? null,
  };
}

export function endpointOf({ privateEndpointId }: Connection) {
  return privateEndpointId === null ? null : parsePrivateEndpointId(privateEndpointId);
}

/** What is known to come from each subscription. */
function originsOf(registries: readonly RegistryState[]): ApprovalList['origins'] {
  const from = (connection: Connection) => endpointOf(connection)?.subscriptionId.toLowerCase() ?? '';
  const connections = registries.flatMap((registry) => registry.connections);
  return Object.fromEntries(
    [...Map.groupBy(connections, from)].map(([subscription, members]) => [
      subscription,
      countByStatus(members),
    ]),
  );
}
