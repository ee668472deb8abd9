/**
 * A client for raw requests alone: any ARM client's pipeline carries them to any provider, and this one is
 * the smallest (arm-network's takes 64 MB and a third of a second to load).
 */
import 'server-only';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import { type ArmConnection, type Purpose, sharedOptions } from './connection.ts';

const kept = new WeakMap<TokenCredential, Map<string, SubscriptionClient>>();

/**
 * The same one for all requests of a user's credential: a pipeline built for each takes a fifth of what a list of
 * one subscription costs, and a fleet is a thousand of them. Raw requests bring their own correlation id, and
 * lists see to it themselves that they end.
 */
export function rawClient(connection: ArmConnection, purpose: Purpose): SubscriptionClient {
  const { credential, endpoint, ca } = connection;
  const own = kept.get(credential) ?? new Map<string, SubscriptionClient>();
  kept.set(credential, own);
  const key = `${purpose} ${endpoint} ${ca ?? ''}`;
  const client = own.get(key) ?? new SubscriptionClient(credential, sharedOptions(connection, purpose));
  own.set(key, client);
  return client;
}
