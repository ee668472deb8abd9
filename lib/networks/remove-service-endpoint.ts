/** Removes the service endpoint for registries from a subnet, once nobody is surprised by it. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { fail, type Result } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { changeServiceEndpoint, type EndpointTicket } from './change-service-endpoint.ts';
import { findReliantRegistries } from './find-reliant-registries.ts';
import type { EndpointRemoval } from './shapes.ts';

/**
 * Refuses with a conflict (`current`: who relies on it now) when a registry relies on the subnet that the
 * user was not told about.
 */
export async function removeServiceEndpoint(
  arm: ArmConnection,
  { registries, ...intent }: EndpointRemoval,
  pauses?: readonly number[],
): Promise<Result<EndpointTicket>> {
  const reliant = await findReliantRegistries(arm, intent.subnet);
  if (!reliant.ok) return reliant;
  const told = new Set(registries.map((id) => id.toLowerCase()));
  if (reliant.value.registries.some((ref) => !told.has(registryId(ref).toLowerCase())))
    return fail({
      code: 'conflict',
      fields: ['registries'],
      current: reliant.value,
      details: { correlationId: arm.correlationId },
    });
  return changeServiceEndpoint(arm, intent, false, pauses);
}
