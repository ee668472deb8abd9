/** What else lets somebody into a registry: its mode of roles, anonymous pull, the admin user, its tokens. */
import 'server-only';
import type { RegistryToken } from '#lib/identities/shapes.ts';
import { CURRENT_API } from '#lib/network-access/api-versions.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ArmConnection } from './connection.ts';
import { flag, members, text } from './json.ts';
import { getJson, listJson } from './raw.ts';
import { rawClient } from './raw-client.ts';
import { type CarriedIdentity, toIdentity } from './resource-identity.ts';

export type RegistryIdentity = CarriedIdentity & {
  readonly id: string;
  readonly location: string;
  readonly loginServer: string;
  readonly roleAssignmentMode: string | null;
  /** Null when Azure did not say. */
  readonly anonymousPull: boolean | null;
  readonly adminUser: boolean | null;
};

export async function getRegistryIdentity(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<RegistryIdentity> {
  const json = await getJson(rawClient(connection, 'read'), connection, registryId(ref), CURRENT_API);
  const one = members(json);
  const properties = members(one['properties']);
  return {
    ...toIdentity(one['identity']),
    id: text(one['id']) ?? registryId(ref),
    location: text(one['location']) ?? '',
    loginServer: text(properties['loginServer']) ?? '',
    roleAssignmentMode: text(properties['roleAssignmentMode']) ?? null,
    anonymousPull: flag(properties['anonymousPullEnabled']) ?? null,
    adminUser: flag(properties['adminUserEnabled']) ?? null,
  };
}

export async function listTokens(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly RegistryToken[]> {
  const path = `${registryId(ref)}/tokens`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, CURRENT_API);
  return items.flatMap((item) => {
    const { name, properties } = members(item);
    const { status, scopeMapId } = members(properties);
    const known = text(name);
    return known === undefined
      ? []
      : [
          {
            name: known,
            enabled: (text(status) ?? 'enabled').toLowerCase() === 'enabled',
            scopeMap: (text(scopeMapId) ?? '').split('/').at(-1) ?? '',
          },
        ];
  });
}
