/** Whether a subscription is registered for registries; asked again and again while it is being registered. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistration } from '#lib/arm/providers.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { ProviderNamespace } from './shapes.ts';

/** @returns ARM's word. */
export async function readRegistration(
  arm: ArmConnection,
  subscriptionId: string,
  namespace: ProviderNamespace,
): Promise<Result<string>> {
  try {
    return ok(await getRegistration(arm, subscriptionId, namespace));
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
