/** The subscriptions whose networks may be looked through. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listSubscriptions as list } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';

export async function listSubscriptions(arm: ArmConnection): Promise<Result<readonly SubscriptionInfo[]>> {
  try {
    return ok(await list(arm));
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
