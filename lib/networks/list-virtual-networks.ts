/** The networks of one subscription to choose a subnet from. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistration } from '#lib/arm/providers.ts';
import { listVirtualNetworks as list } from '#lib/arm/virtual-networks.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { NetworkList } from './shapes.ts';

/** Fails only when the networks cannot be read. */
export async function listVirtualNetworks(
  arm: ArmConnection,
  subscriptionId: string,
): Promise<Result<NetworkList>> {
  const readAt = new Date().toISOString();
  try {
    const [networks, registration] = await Promise.all([
      list(arm, subscriptionId),
      getRegistration(arm, subscriptionId, 'Microsoft.ContainerRegistry').catch(() => null),
    ]);
    return ok({ networks, registration, readAt });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
