/** The approvals inbox: every pending connection over all subscriptions, for the price of the registry list. */
import 'server-only';
import type { Registry } from '@azure/arm-containerregistry';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { toConnections, toSummary } from '#lib/arm/mappers.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import type { SubnetRule } from '#lib/network-access/model.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { readFleet } from '#lib/registries/read-fleet.ts';
import type { Connection, SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { ApprovalList, ApprovalRequest } from './shapes.ts';

export async function listApprovals(arm: ArmConnection): Promise<Result<ApprovalList>> {
  const fleet = await readFleet(arm, false);
  if (!fleet.ok) return fleet;
  const { registries, subscriptions, failures, readAt } = fleet.value;
  const requests = registries.flatMap(({ wire, subnetRules }) =>
    toConnections(wire)
      .filter(({ status }) => status.toLowerCase() === 'pending')
      .flatMap((connection) => toRequest(wire, subnetRules, connection, subscriptions) ?? []),
  );
  return ok({ requests, registriesRead: registries.length, subscriptions, failures, readAt });
}

/** One connection with the registry it asks for; null when Azure's ids are not understood. */
export function toRequest(
  wire: Registry,
  subnetRules: readonly SubnetRule[] | null,
  connection: Connection,
  subscriptions: readonly SubscriptionInfo[],
): ApprovalRequest | null {
  const summary = toSummary(wire, subnetRules);
  if (summary === null) return null;
  const endpoint = connection.privateEndpointId === null ? null : parsePrivateEndpointId(connection.privateEndpointId);
  const home = subscriptions.find(({ id }) => id.toLowerCase() === endpoint?.subscriptionId.toLowerCase());
  return {
    registry: summary.ref,
    registryId: summary.id,
    loginServer: summary.loginServer,
    location: summary.location,
    access: summary.access,
    connection,
    endpoint,
    endpointSubscriptionName: home?.name ?? null,
  };
}
