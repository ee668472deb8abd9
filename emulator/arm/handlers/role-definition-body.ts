// The body that makes a custom role.
import { errors } from '#emulator/arm/errors.ts';
import type { PermissionSet, RoleDefinition } from '#emulator/store/shapes.ts';
import { asList, asObject, asString, refuseOthers } from './json-input.ts';

export type RoleWish = Pick<RoleDefinition, 'roleName' | 'description' | 'permissions' | 'assignableScopes'>;

/** Members only Azure sets are passed over, as in a role that was read and sent back. */
const READ_ONLY = ['createdOn', 'updatedOn', 'createdBy', 'updatedBy'];
const KINDS = ['actions', 'notActions', 'dataActions', 'notDataActions'] as const;

/** Throws ArmError. */
export function readRole(sent: unknown): RoleWish {
  const body = asObject(sent, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'properties']);
  const properties = asObject(body['properties'], 'properties');
  refuseOthers(properties, 'properties', [
    'roleName',
    'description',
    'type',
    'permissions',
    'assignableScopes',
    ...READ_ONLY,
  ]);
  const type = properties['type'] ?? 'CustomRole';
  if (String(type).toLowerCase() !== 'customrole') throw errors.invalidValue('properties.type', 'CustomRole');
  const assignableScopes = texts(properties['assignableScopes'], 'properties.assignableScopes');
  if (assignableScopes.length === 0) {
    throw errors.invalidValue('properties.assignableScopes', 'at least one scope');
  }
  const outside = assignableScopes.find(
    (scope) => !/^\/subscriptions\/[^/]+(?:\/resourceGroups\/[^/]+)?$/i.test(scope),
  );
  if (outside !== undefined) {
    throw errors.notImplemented(`custom roles that may be assigned at '${outside}'`);
  }
  const permissions = asList(properties['permissions'], 'properties.permissions');
  return {
    roleName: asString(properties['roleName'], 'properties.roleName'),
    description: asString(properties['description'] ?? '', 'properties.description'),
    permissions: permissions.map((item, index) => readPermission(item, `properties.permissions[${index}]`)),
    assignableScopes,
  };
}

function readPermission(sent: unknown, path: string): PermissionSet {
  const set = asObject(sent, path);
  refuseOthers(set, path, KINDS);
  const [actions, notActions, dataActions, notDataActions] = KINDS.map((kind) =>
    texts(set[kind] ?? [], `${path}.${kind}`),
  ) as [string[], string[], string[], string[]];
  return { actions, notActions, dataActions, notDataActions };
}

function texts(value: unknown, path: string): string[] {
  return asList(value, path).map((item, index) => asString(item, `${path}[${index}]`));
}
