/** What can be chosen from for a private endpoint in one subscription. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listEndpointNetworks } from '#lib/arm/endpoint-networks.ts';
import { listMembers } from '#lib/arm/endpoints.ts';
import { listPermissions } from '#lib/arm/permissions.ts';
import { getRegistration } from '#lib/arm/providers.ts';
import { getRegistry } from '#lib/arm/registries.ts';
import { listResourceGroups } from '#lib/arm/resource-groups.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { NEEDED_PROVIDERS } from '#lib/network-access/endpoint-plan/choices.ts';
import { APPROVE } from '#lib/network-access/endpoint-plan/rights.ts';
import { privateZone } from '#lib/network-access/private-addresses.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { isAllowed } from '#lib/rights/evaluate.ts';
import { readZones } from './read-zones.ts';
import type { EndpointOptions } from './shapes.ts';

/** Fails when the registry, the groups or the networks cannot be read; what else is missing is unknown. */
export async function readEndpointOptions(
  arm: ArmConnection,
  ref: RegistryRef,
  subscriptionId: string,
): Promise<Result<EndpointOptions>> {
  const readAt = new Date().toISOString();
  try {
    const registry = getRegistry(arm, ref).then(({ loginServer }) => privateZone(loginServer));
    const [zoneName, groups, networks, members, zones, permissions, [network, container]] = await Promise.all(
      [
        registry,
        listResourceGroups(arm, subscriptionId),
        listEndpointNetworks(arm, subscriptionId),
        listMembers(arm, ref).catch(() => []),
        registry.then((name) => readZones(arm, name)),
        listPermissions(arm, ref).catch(() => null),
        Promise.all(
          NEEDED_PROVIDERS.map((name) => getRegistration(arm, subscriptionId, name).catch(() => null)),
        ),
      ],
    );
    return ok({
      groups,
      networks,
      members,
      zoneName,
      zones: zones.map(({ id, subscriptionId: at, resourceGroup, networkIds }) => ({
        id,
        subscriptionId: at,
        resourceGroup,
        networkIds,
      })),
      registrations: {
        'Microsoft.Network': network ?? null,
        'Microsoft.ContainerRegistry': container ?? null,
      },
      mayApprove: permissions === null ? 'unknown' : isAllowed(permissions, APPROVE) ? 'allowed' : 'missing',
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
