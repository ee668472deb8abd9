/** What ARM says the signed-in user may do at any scope: a subscription, a group, or a resource. */
import 'server-only';
import { AUTHORIZATION_API } from '#lib/network-access/api-versions.ts';
import type { ArmConnection } from './connection.ts';
import { list, members, text } from './json.ts';
import type { Permission } from './permissions.ts';
import { listJson } from './raw.ts';
import { rawClient } from './raw-client.ts';

/** @param scope a resource's id. Inherited permissions are included. */
export async function listPermissionsAt(
  connection: ArmConnection,
  scope: string,
): Promise<readonly Permission[]> {
  const path = `${scope}/providers/Microsoft.Authorization/permissions`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, AUTHORIZATION_API);
  const words = (value: unknown) => list(value).flatMap((word) => text(word) ?? []);
  return items.map((item) => {
    const { actions, notActions } = members(item);
    return { actions: words(actions), notActions: words(notActions) };
  });
}
