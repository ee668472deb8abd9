/** Asks once how a change of a service endpoint stands; when Azure says it is done, the subnet is read back. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { toSubnet } from '#lib/arm/network-json.ts';
import { failureOfOperation } from '#lib/arm/operation-state.ts';
import { getSubnet, pollSubnetOperation } from '#lib/arm/virtual-networks.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { type EndpointTicket, hasEndpoint, overtaken } from './change-service-endpoint.ts';
import type { EndpointProgress } from './shapes.ts';

/** Fails when Azure could not be asked (ask again later); a change that failed is a value. */
export async function followServiceEndpoint(
  arm: ArmConnection,
  { subnet: ref, wanted, operationUrl }: EndpointTicket,
): Promise<Result<EndpointProgress>> {
  const { correlationId } = arm;
  try {
    const operation = operationUrl === null ? null : await pollSubnetOperation(arm, operationUrl);
    if (operation?.state === 'running') return ok({ state: 'running' });
    const subnet = toSubnet(await getSubnet(arm, ref));
    if (operation?.state === 'failed')
      return ok({ state: 'failed', subnet, failure: failureOfOperation(operation, correlationId) });
    if (subnet.provisioningState.toLowerCase() === 'updating') return ok({ state: 'running' });
    return hasEndpoint(subnet) === wanted
      ? ok({ state: 'succeeded', subnet, readBackAt: new Date().toISOString() })
      : ok({ state: 'failed', subnet, failure: overtaken(subnet, correlationId) });
  } catch (error) {
    return fail(classify(error, correlationId));
  }
}
