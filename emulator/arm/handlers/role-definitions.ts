// Microsoft.Authorization/roleDefinitions: built-in roles to read, custom ones to write and delete.
import { errors } from '#emulator/arm/errors.ts';
import { identityErrors } from '#emulator/arm/identity-errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { isWithin } from '#emulator/arm/rights.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { RoleDefinition } from '#emulator/store/shapes.ts';
import { requireScope } from './permissions.ts';
import { readRole } from './role-definition-body.ts';
import { parseRoleFilter } from './role-filter.ts';
import { showDefinition } from './role-view.ts';

const TYPE = 'Microsoft.Authorization/roleDefinitions';
const PATH = `{scope}/providers/${TYPE}`;
const FILTERS = ['rolename', 'type', 'atscope', 'atscopeandbelow'];
const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

export const roleDefinitionRoutes: readonly Route[] = [
  { operation: 'roleDefinitions.list', method: 'GET', path: PATH, action: null, handle: list },
  { operation: 'roleDefinitions.get', method: 'GET', path: `${PATH}/{name}`, action: null, handle: get },
  {
    operation: 'roleDefinitions.put',
    method: 'PUT',
    path: `${PATH}/{name}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'roleDefinitions.delete',
    method: 'DELETE',
    path: `${PATH}/{name}`,
    action: `${TYPE}/delete`,
    handle: remove,
  },
];

function list(call: Call): Answer {
  requireRead(call);
  requireScope(call);
  const filter = parseRoleFilter(call.query.get('$filter'), FILTERS);
  const roleName = filter.get('rolename')?.toLowerCase();
  const type = filter.get('type')?.toLowerCase();
  const definitions = [...call.world.store.roleDefinitions.all()].filter(
    (definition) =>
      isVisible(call, definition, filter.has('atscopeandbelow')) &&
      (roleName === undefined || definition.roleName.toLowerCase() === roleName) &&
      (type === undefined || definition.type.toLowerCase() === type),
  );
  const path = `${call.scope === '/' ? '' : call.scope}/providers/${TYPE}`;
  return page(call, definitions, path, (definition) => showDefinition(call.scope, definition));
}

function get(call: Call): Answer {
  requireRead(call);
  const name = call.params['name'] ?? '';
  const definition = call.world.store.roleDefinitions.get(name);
  if (definition === undefined || !isVisible(call, definition, true))
    throw identityErrors.roleDefinitionNotFound(name);
  return { status: 200, body: showDefinition(call.scope, definition) };
}

function put(call: Call): Answer {
  const { world, principal } = call;
  const name = (call.params['name'] ?? '').toLowerCase();
  if (!GUID.test(name)) throw identityErrors.invalidDefinitionName(name);
  const present = world.store.roleDefinitions.get(name);
  if (present?.type === 'BuiltInRole') throw identityErrors.builtInRole(present.roleName);
  requireScope(call);
  const wanted = readRole(call.body);
  requireRightAt(call, wanted.assignableScopes, 'write');
  for (const other of world.store.roleDefinitions.all()) {
    const same = other.roleName.toLowerCase() === wanted.roleName.toLowerCase();
    if (same && other.name !== name) throw identityErrors.definitionNameTaken();
  }
  const now = world.now();
  const definition: RoleDefinition = {
    ...wanted,
    name,
    type: 'CustomRole',
    changes: {
      createdOn: present?.changes?.createdOn ?? now,
      createdBy: present?.changes?.createdBy ?? principal.oid,
      updatedOn: now,
      updatedBy: principal.oid,
    },
  };
  world.store.roleDefinitions.put(definition);
  return { status: 201, body: showDefinition(call.scope, definition) };
}

function remove(call: Call): Answer {
  const { store } = call.world;
  const definition = store.roleDefinitions.get(call.params['name'] ?? '');
  if (definition === undefined) return { status: 204 };
  if (definition.type === 'BuiltInRole') throw identityErrors.builtInRole(definition.roleName);
  requireRightAt(call, definition.assignableScopes, 'delete');
  for (const { roleDefinition } of store.roleAssignments.all()) {
    if (roleDefinition.toLowerCase() === definition.name) throw identityErrors.definitionInUse();
  }
  store.roleDefinitions.remove(definition.name);
  return { status: 200, body: showDefinition(call.scope, definition) };
}

/** Built-in roles of the tenant may be read by everyone who can sign in. */
function requireRead({ scope, rights, principal }: Call): void {
  const action = `${TYPE}/read`;
  if (scope !== '/' && !rights.may(action, scope)) throw errors.authorizationFailed(principal, action, scope);
}

function isVisible({ scope }: Call, { assignableScopes }: RoleDefinition, andBelow: boolean): boolean {
  return assignableScopes.some((outer) => isWithin(scope, outer) || (andBelow && isWithin(outer, scope)));
}

/** A custom role is written where it may be assigned, and the right is needed at each of those scopes. */
function requireRightAt({ rights, principal }: Call, scopes: readonly string[], verb: string): void {
  const action = `${TYPE}/${verb}`;
  const denied = scopes.find((scope) => !rights.may(action, scope));
  if (denied !== undefined) throw errors.authorizationFailed(principal, action, denied);
}
