/** Adds the service endpoint for registries to a subnet; a rule for the subnet needs it first. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { fail, type Result } from '#lib/errors/failure.ts';
import { cloudOf, hasServiceEndpoints } from '#lib/network-access/cloud.ts';
import { changeServiceEndpoint, type EndpointTicket } from './change-service-endpoint.ts';
import type { EndpointIntent } from './shapes.ts';

/** @param pauses see changeServiceEndpoint; tests shorten them. */
export async function addServiceEndpoint(
  arm: ArmConnection,
  intent: EndpointIntent,
  pauses?: readonly number[],
): Promise<Result<EndpointTicket>> {
  if (!hasServiceEndpoints(cloudOf(new URL(arm.endpoint).hostname)))
    return fail({ code: 'invalid_input', issues: [{ path: 'subnetId', code: 'not_in_this_cloud' }] });
  return changeServiceEndpoint(arm, intent, true, pauses);
}
