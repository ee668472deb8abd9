/** Registers a subscription for a resource provider. */
import 'server-only';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistration, postRegistration } from '#lib/arm/providers.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { ProviderNamespace } from './shapes.ts';

/** @returns ARM's word afterwards, `Registering` as a rule: Azure goes on by itself. */
export async function registerProvider(
  arm: ArmConnection,
  subscriptionId: string,
  namespace: ProviderNamespace,
): Promise<Result<string>> {
  try {
    return ok(await postRegistration(arm, subscriptionId, namespace));
  } catch (error) {
    const failure = classify(error, arm.correlationId);
    if (!leavesOutcomeUnknown(failure)) return fail(failure);
    const seen = await getRegistration(arm, subscriptionId, namespace).catch(() => '');
    const isUnderWay = ['registering', 'registered'].includes(seen.toLowerCase());
    return isUnderWay ? ok(seen) : fail({ ...failure, code: 'unavailable', outcomeUnknown: true });
  }
}
