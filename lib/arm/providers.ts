/** Which resource providers a subscription is registered for. */
import 'server-only';
import { PROVIDERS_API } from '#lib/network-access/api-versions.ts';
import type { ProviderNamespace } from '#lib/networks/shapes.ts';
import type { ArmConnection } from './connection.ts';
import { members, text } from './json.ts';
import { getJson, parseOrNull, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';

const pathOf = (subscriptionId: string, namespace: ProviderNamespace) =>
  `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/${namespace}`;

const stateIn = (json: unknown) => text(members(json)['registrationState']) ?? 'Unknown';

/** @returns ARM's word, such as `Registered` or `NotRegistered`. */
export async function getRegistration(
  connection: ArmConnection,
  subscriptionId: string,
  namespace: ProviderNamespace,
): Promise<string> {
  const client = rawClient(connection, 'read');
  return stateIn(await getJson(client, connection, pathOf(subscriptionId, namespace), PROVIDERS_API));
}

/** Asks for it and returns at once, with `Registering` as a rule; it takes Azure a minute or more. */
export async function postRegistration(
  connection: ArmConnection,
  subscriptionId: string,
  namespace: ProviderNamespace,
): Promise<string> {
  const response = await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'POST',
    path: `${pathOf(subscriptionId, namespace)}/register`,
    apiVersion: PROVIDERS_API,
  });
  return stateIn(parseOrNull(response.bodyAsText));
}
