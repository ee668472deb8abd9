/**
 * The fleet by the list of each subscription, which is the truth; then by the version of it that shows subnet
 * rules. Both at a bounded number of subscriptions at once: the budget of reads is one per subscription.
 */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listRegistries, listSubnetRules } from '#lib/arm/registries.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { SubnetRule } from '#lib/network-access/model.ts';
import type { RegistryState, SubscriptionInfo } from '#lib/registries/shapes.ts';

/** Well within the budget of reads, which is one per subscription; the SDK with as many workers is in bench/fleet-read.ts. */
const AT_ONCE = 100;

type Answers = {
  readonly onRegistries: (subscription: SubscriptionInfo, registries: readonly RegistryState[]) => void;
  readonly onFailure: (subscription: SubscriptionInfo, failure: Failure) => void;
};

/** Never throws: a subscription that fails is told by its failure. */
export async function armPass(
  arm: ArmConnection,
  subscriptions: readonly SubscriptionInfo[],
  { onRegistries, onFailure }: Answers,
  atOnce = AT_ONCE,
): Promise<void> {
  const limit = pLimit(atOnce);
  await Promise.all(
    subscriptions.map((subscription) =>
      limit(async () => {
        try {
          onRegistries(subscription, await listRegistries(arm, subscription.id));
        } catch (error) {
          onFailure(subscription, classify(error, arm.correlationId));
        }
      }),
    ),
  );
}

/** Where they cannot be read they stay unknown, which is no reason to lose a registry. */
export async function subnetPass(
  arm: ArmConnection,
  subscriptions: readonly SubscriptionInfo[],
  onRules: (subscription: SubscriptionInfo, rules: ReadonlyMap<string, readonly SubnetRule[]>) => void,
  atOnce = AT_ONCE,
): Promise<void> {
  const limit = pLimit(atOnce);
  await Promise.all(
    subscriptions.map((subscription) =>
      limit(async () => {
        const rules = await listSubnetRules(arm, subscription.id).catch(() => null);
        if (rules !== null) onRules(subscription, rules);
      }),
    ),
  );
}
