/** User-assigned managed identities. */
import 'server-only';
import { IDENTITY_API } from '#lib/network-access/api-versions.ts';
import { type ResourceRef, resourceId } from '#lib/rights/resource-ref.ts';
import type { ArmConnection } from './connection.ts';
import { members, text } from './json.ts';
import { getJson, listJson, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';

export type UserAssignedIdentity = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly principalId: string;
  readonly clientId: string;
};

export async function listIdentities(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly UserAssignedIdentity[]> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, IDENTITY_API);
  return items.flatMap((item) => toUserAssigned(item) ?? []);
}

/** Null while Azure has not given it a principal yet. */
export async function getIdentity(
  connection: ArmConnection,
  ref: ResourceRef,
): Promise<UserAssignedIdentity | null> {
  return toUserAssigned(
    await getJson(rawClient(connection, 'read'), connection, resourceId(ref), IDENTITY_API),
  );
}

/** Only for an identity that is not there: a PUT would take the tags of one that is. */
export async function createIdentity(
  connection: ArmConnection,
  ref: ResourceRef,
  location: string,
): Promise<void> {
  await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'PUT',
    path: resourceId(ref),
    apiVersion: IDENTITY_API,
    body: { location },
  });
}

function toUserAssigned(json: unknown): UserAssignedIdentity | null {
  const one = members(json);
  const { principalId, clientId } = members(one['properties']);
  const [id, name, principal] = [text(one['id']), text(one['name']), text(principalId)];
  if (id === undefined || name === undefined || principal === undefined) return null;
  return {
    id,
    name,
    location: text(one['location']) ?? '',
    principalId: principal,
    clientId: text(clientId) ?? '',
  };
}
