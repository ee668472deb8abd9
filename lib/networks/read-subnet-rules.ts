/** The subnet rules of one registry with what became of the subnets they name. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getSubnetRules } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { lookUpSubnets } from './look-up-subnets.ts';
import type { SubnetRuleStates } from './shapes.ts';

/** Fails only when the rules themselves cannot be read. */
export async function readSubnetRules(
  arm: ArmConnection,
  registry: RegistryRef,
): Promise<Result<SubnetRuleStates>> {
  const readAt = new Date().toISOString();
  try {
    const [rules, subscriptions] = await Promise.all([
      getSubnetRules(arm, registry),
      listSubscriptions(arm).catch(() => []),
    ]);
    if (rules === null) return fail({ code: 'unexpected', details: { correlationId: arm.correlationId } });
    const named = await lookUpSubnets(
      arm,
      rules.map(({ id }) => id),
      subscriptions,
    );
    return ok({ rules: named, readAt });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
