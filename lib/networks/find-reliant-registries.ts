/** Which registries' subnet rules name a subnet: they lose that way in when its service endpoint goes. */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listSubnetRules } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { parseRegistryId } from '#lib/network-access/registry-ref.ts';
import { canonicalSubnet, type SubnetRef, subnetId } from '#lib/network-access/subnet-ref.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { ReliantRegistries } from './shapes.ts';

/** Subscriptions read at once: well within ARM's read budget per subscription and user. */
const AT_ONCE = 8;

/** Over every visible subscription; one that cannot be read is named. Fails only when none can be listed. */
export async function findReliantRegistries(
  arm: ArmConnection,
  subnet: SubnetRef,
): Promise<Result<ReliantRegistries>> {
  const readAt = new Date().toISOString();
  const wanted = canonicalSubnet(subnetId(subnet));
  let subscriptions: readonly SubscriptionInfo[];
  try {
    subscriptions = await listSubscriptions(arm);
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
  const limit = pLimit(AT_ONCE);
  const read = await Promise.all(
    subscriptions.map((subscription) => limit(() => readSubscription(arm, subscription, wanted))),
  );
  const failures = read.flatMap(({ subscription, failure }) =>
    failure === null ? [] : [{ subscription, failure }],
  );
  return ok({
    registries: read.flatMap(({ registries }) => registries),
    failures,
    subscriptionsRead: subscriptions.length - failures.length,
    readAt,
  });
}

async function readSubscription(arm: ArmConnection, subscription: SubscriptionInfo, wanted: string) {
  try {
    const rules = await listSubnetRules(arm, subscription.id);
    const registries = [...rules].flatMap(([id, subnetRules]) =>
      subnetRules.some((rule) => canonicalSubnet(rule.id) === wanted) ? (parseRegistryId(id) ?? []) : [],
    );
    return { subscription, registries, failure: null };
  } catch (error) {
    return { subscription, registries: [], failure: classify(error, arm.correlationId) };
  }
}
