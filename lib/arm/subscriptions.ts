/** The subscriptions the user can see. */
import 'server-only';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions } from './connection.ts';

/** Subscriptions that can be read, sorted by name. Disabled and deleted ones hold nothing to manage. */
export async function listSubscriptions(connection: ArmConnection): Promise<readonly SubscriptionInfo[]> {
  const client = new SubscriptionClient(connection.credential, clientOptions(connection, 'read'));
  const found: SubscriptionInfo[] = [];
  for await (const { subscriptionId, displayName, state } of client.subscriptions.list()) {
    if (subscriptionId === undefined || state === 'Deleted' || state === 'Disabled') continue;
    found.push({ id: subscriptionId, name: displayName ?? subscriptionId });
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export async function getSubscription(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<SubscriptionInfo> {
  const client = new SubscriptionClient(connection.credential, clientOptions(connection, 'read'));
  const { displayName } = await client.subscriptions.get(subscriptionId);
  return { id: subscriptionId, name: displayName ?? subscriptionId };
}
