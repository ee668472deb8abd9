/** Reads every registry of every visible subscription, a bounded number of subscriptions at a time. */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listRegistries, listSubnetRules } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RegistryList, RegistryState, SubscriptionInfo } from './shapes.ts';

export type Fleet = {
  readonly subscriptions: readonly SubscriptionInfo[];
  readonly failures: RegistryList['failures'];
  readonly registries: readonly RegistryState[];
  readonly readAt: string;
};

/** Subscriptions read at once: ARM's read budget is one per subscription and user, and each is asked twice at most. */
const AT_ONCE = 32;

/**
 * @param needsSubnetRules for which subscriptions, by what their lists hold, a second one is read, at the version
 * that shows them; elsewhere they stay unknown.
 * Fails only when the subscriptions themselves cannot be listed; one that fails is reported by name.
 */
export async function readFleet(
  arm: ArmConnection,
  needsSubnetRules: (registries: readonly RegistryState[]) => boolean,
): Promise<Result<Fleet>> {
  const readAt = new Date().toISOString();
  let subscriptions: readonly SubscriptionInfo[];
  try {
    subscriptions = await listSubscriptions(arm);
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
  const limit = pLimit(AT_ONCE);
  const read = await Promise.all(
    subscriptions.map((subscription) => limit(() => readSubscription(arm, subscription, needsSubnetRules))),
  );
  return ok({
    subscriptions,
    failures: read.flatMap((part) =>
      part.failure === null ? [] : [{ subscription: part.subscription, failure: part.failure }],
    ),
    registries: read.flatMap((part) => part.registries),
    readAt,
  });
}

async function readSubscription(
  arm: ArmConnection,
  subscription: SubscriptionInfo,
  needsSubnetRules: (registries: readonly RegistryState[]) => boolean,
) {
  try {
    const found = await listRegistries(arm, subscription.id);
    // Without them the counts are shown as not yet known: no reason to lose the registries.
    const rules = needsSubnetRules(found)
      ? await listSubnetRules(arm, subscription.id).catch(() => null)
      : null;
    const registries = found.map((registry) => {
      const subnetRules = rules?.get(registry.id.toLowerCase()) ?? null;
      return { ...registry, access: { ...registry.access, subnetRules } };
    });
    return { subscription, registries, failure: null };
  } catch (error) {
    return { subscription, registries: [], failure: classify(error, arm.correlationId) };
  }
}
