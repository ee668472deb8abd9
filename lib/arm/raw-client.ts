/**
 * A client for raw requests alone: any ARM client's pipeline carries them to any provider, and this one is
 * the smallest (arm-network's takes 64 MB and a third of a second to load).
 */
import 'server-only';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { type ArmConnection, clientOptions, type Purpose } from './connection.ts';

/** Made for one request or one list, like every client here. */
export const rawClient = (connection: ArmConnection, purpose: Purpose) =>
  new SubscriptionClient(connection.credential, clientOptions(connection, purpose));
