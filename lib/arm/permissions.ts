/** What ARM says the signed-in user may do on one registry. */
import 'server-only';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions } from './connection.ts';

export type Permission = { readonly actions: readonly string[]; readonly notActions: readonly string[] };

/** The caller's permissions at the registry's scope, inherited ones included. */
export async function listPermissions(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly Permission[]> {
  const client = new AuthorizationManagementClient(
    connection.credential,
    ref.subscriptionId,
    clientOptions(connection, 'read'),
  );
  const found: Permission[] = [];
  const listing = client.permissions.listForResource(
    ref.resourceGroup,
    'Microsoft.ContainerRegistry',
    '',
    'registries',
    ref.name,
  );
  for await (const { actions, notActions } of listing)
    found.push({ actions: actions ?? [], notActions: notActions ?? [] });
  return found;
}
