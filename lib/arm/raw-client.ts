/**
 * A client for raw requests alone: any ARM client's pipeline carries them to any provider, and this one is
 * the smallest (arm-network's takes 64 MB and a third of a second to load).
 */
import 'server-only';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { clientKeeper } from './client-keeper.ts';
import { type ArmConnection, type Purpose, sharedOptions } from './connection.ts';

const kept = clientKeeper<SubscriptionClient>();

/** The same one for all raw requests of a user: see client-keeper.ts. */
export const rawClient = (connection: ArmConnection, purpose: Purpose): SubscriptionClient =>
  kept(
    connection,
    purpose,
    () => new SubscriptionClient(connection.credential, sharedOptions(connection, purpose)),
  );
