/**
 * Clients that serve every connection of one user's credential. A pipeline built for each request takes a fifth of
 * what the request costs, and a fleet or a bulk change sends a thousand of them. Such a client may hold nothing of
 * one connection or of one list: requests bring their own correlation id, lists see to it themselves that they end.
 */
import 'server-only';
import type { TokenCredential } from '@azure/core-auth';
import type { ArmConnection } from './connection.ts';

/** @returns a function that finds the client of a connection by a name of one's own, and makes it the first time. */
export function clientKeeper<Client>() {
  const kept = new WeakMap<TokenCredential, Map<string, Client>>();
  return ({ credential, endpoint }: ArmConnection, name: string, make: () => Client): Client => {
    const own = kept.get(credential) ?? new Map<string, Client>();
    kept.set(credential, own);
    const key = `${endpoint} ${name}`;
    const client = own.get(key) ?? make();
    own.set(key, client);
    return client;
  };
}
