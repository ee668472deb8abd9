/** Role assignments and the roles they name. */
import 'server-only';
import { AUTHORIZATION_API } from '#lib/network-access/api-versions.ts';
import type { Permission } from '#lib/rights/evaluate.ts';
import type { PrincipalType } from '#lib/rights/grant-plan.ts';
import type { Assignment, Role } from '#lib/rights/holders.ts';
import { lastName } from '#lib/rights/resource-ref.ts';
import type { ArmConnection } from './connection.ts';
import { list, members, text } from './json.ts';
import { getJson, listJson, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';

const PROVIDER = '/providers/Microsoft.Authorization';

/** Those at the scope and above it, management groups included as far as the user may see them. */
export async function listAssignments(
  connection: ArmConnection,
  scope: string,
): Promise<readonly Assignment[]> {
  return filtered(connection, scope, 'atScope()');
}

/**
 * Those of one principal and of the groups it is in. Azure refuses the id of a group here.
 * https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest
 * @param principalId a GUID.
 */
export async function listAssignedTo(
  connection: ArmConnection,
  scope: string,
  principalId: string,
): Promise<readonly Assignment[]> {
  return filtered(connection, scope, `atScope() and assignedTo('${principalId}')`);
}

async function filtered(
  connection: ArmConnection,
  scope: string,
  filter: string,
): Promise<readonly Assignment[]> {
  const path = `${scope}${PROVIDER}/roleAssignments`;
  const query = `&$filter=${encodeURIComponent(filter)}`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, AUTHORIZATION_API, query);
  return items.flatMap((item) => toAssignment(item) ?? []);
}

export async function getAssignment(
  connection: ArmConnection,
  scope: string,
  name: string,
): Promise<Assignment | null> {
  const path = `${scope}${PROVIDER}/roleAssignments/${name}`;
  return toAssignment(await getJson(rawClient(connection, 'read'), connection, path, AUTHORIZATION_API));
}

/** The roles that can be assigned at the scope, custom ones included. */
export async function listRoles(connection: ArmConnection, scope: string): Promise<readonly Role[]> {
  const path = `${scope}${PROVIDER}/roleDefinitions`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, AUTHORIZATION_API);
  return items.flatMap((item) => toRole(item) ?? []);
}

/** What the caller may do at any scope, inherited rights included. */
export async function listPermissionsAt(
  connection: ArmConnection,
  scope: string,
): Promise<readonly Permission[]> {
  const path = `${scope}${PROVIDER}/permissions`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, AUTHORIZATION_API);
  return items.map(toPermission);
}

export type NewAssignment = {
  /** A GUID of our choice: the same PUT sent again makes nothing new. */
  readonly name: string;
  readonly scope: string;
  readonly subscriptionId: string;
  readonly roleId: string;
  readonly principalId: string;
  /** Spares Azure the look into a directory that may not know a new identity yet. */
  readonly principalType: PrincipalType;
};

export async function putAssignment(connection: ArmConnection, wanted: NewAssignment): Promise<void> {
  const { name, scope, subscriptionId, roleId, principalId, principalType } = wanted;
  await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'PUT',
    path: `${scope}${PROVIDER}/roleAssignments/${name}`,
    apiVersion: AUTHORIZATION_API,
    body: {
      properties: {
        roleDefinitionId: `/subscriptions/${subscriptionId}${PROVIDER}/roleDefinitions/${roleId}`,
        principalId,
        principalType,
      },
    },
  });
}

/** An assignment that is not there any more is no error. */
export async function deleteAssignment(
  connection: ArmConnection,
  scope: string,
  name: string,
): Promise<void> {
  await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'DELETE',
    path: `${scope}${PROVIDER}/roleAssignments/${name}`,
    apiVersion: AUTHORIZATION_API,
  });
}

function toAssignment(json: unknown): Assignment | null {
  const { name, properties } = members(json);
  const { scope, principalId, principalType, roleDefinitionId, condition } = members(properties);
  const [known, where, who, role] = [text(name), text(scope), text(principalId), text(roleDefinitionId)];
  if (known === undefined || where === undefined || who === undefined || role === undefined) return null;
  return {
    name: known,
    scope: where,
    principalId: who,
    principalType: text(principalType) ?? '',
    roleId: lastName(role),
    condition: text(condition) || null,
  };
}

function toRole(json: unknown): Role | null {
  const { name, properties } = members(json);
  const { roleName, permissions } = members(properties);
  const id = text(name);
  return id === undefined
    ? null
    : { id, name: text(roleName) ?? id, permissions: list(permissions).map(toPermission) };
}

function toPermission(json: unknown): Permission {
  const one = members(json);
  const texts = (value: unknown) => list(value).flatMap((item) => text(item) ?? []);
  return {
    actions: texts(one['actions']),
    notActions: texts(one['notActions']),
    dataActions: texts(one['dataActions']),
    notDataActions: texts(one['notDataActions']),
  };
}
