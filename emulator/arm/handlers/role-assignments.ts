// Microsoft.Authorization/roleAssignments: list, get, put and delete. Rights change with the next request.
import { errors } from '#emulator/arm/errors.ts';
import { identityErrors } from '#emulator/arm/identity-errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { isWithin } from '#emulator/arm/rights.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { principalByOid } from '#emulator/known-principals.ts';
import type { RoleAssignment } from '#emulator/store/shapes.ts';
import { asObject, asOneOf, asString, refuseOthers } from './json-input.ts';
import { requireScope } from './permissions.ts';
import { parseRoleFilter } from './role-filter.ts';
import { showAssignment } from './role-view.ts';

const TYPE = 'Microsoft.Authorization/roleAssignments';
const PATH = `{scope}/providers/${TYPE}`;
const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

export const roleAssignmentRoutes: readonly Route[] = [
  { operation: 'roleAssignments.list', method: 'GET', path: PATH, action: `${TYPE}/read`, handle: list },
  {
    operation: 'roleAssignments.get',
    method: 'GET',
    path: `${PATH}/{name}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const found = assignmentHere(call);
      if (found === undefined) throw identityErrors.roleAssignmentNotFound(call.params['name'] ?? '');
      return { status: 200, body: showAssignment(found) };
    },
  },
  {
    operation: 'roleAssignments.put',
    method: 'PUT',
    path: `${PATH}/{name}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'roleAssignments.delete',
    method: 'DELETE',
    path: `${PATH}/{name}`,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const found = assignmentHere(call);
      if (found === undefined) return { status: 204 };
      call.world.store.roleAssignments.remove(found.name);
      return { status: 200, body: showAssignment(found) };
    },
  },
];

function list(call: Call): Answer {
  requireScope(call);
  const filter = parseRoleFilter(call.query.get('$filter'), ['atscope', 'assignedto', 'principalid']);
  // No groups here, so what is assigned to a principal is what names it.
  const principal = (filter.get('principalid') ?? filter.get('assignedto'))?.toLowerCase();
  const assignments = [...call.world.store.roleAssignments.all()].filter(
    ({ scope, principalId }) =>
      (isWithin(call.scope, scope) || (!filter.has('atscope') && isWithin(scope, call.scope))) &&
      (principal === undefined || principalId.toLowerCase() === principal),
  );
  return page(call, assignments, `${call.scope}/providers/${TYPE}`, showAssignment);
}

function put(call: Call): Answer {
  const { world, principal, scope } = call;
  const name = (call.params['name'] ?? '').toLowerCase();
  if (!GUID.test(name)) throw identityErrors.invalidAssignmentName(name);
  requireScope(call);
  const wanted = readAssignment(call);
  const same = (other: RoleAssignment) =>
    other.principalId.toLowerCase() === wanted.principalId.toLowerCase() &&
    other.roleDefinition.toLowerCase() === wanted.roleDefinition.toLowerCase() &&
    other.scope.toLowerCase() === scope.toLowerCase();

  const present = world.store.roleAssignments.get(name);
  if (present !== undefined && !same(present)) throw identityErrors.assignmentChanged();
  if (present === undefined && [...world.store.roleAssignments.all()].some(same)) {
    throw identityErrors.assignmentExists();
  }
  const assignment: RoleAssignment = {
    ...wanted,
    name,
    scope: present?.scope ?? scope,
    createdOn: present?.createdOn ?? world.now(),
    createdBy: present?.createdBy ?? principal.oid,
  };
  world.store.roleAssignments.put(assignment);
  return { status: present === undefined ? 201 : 200, body: showAssignment(assignment) };
}

function readAssignment(call: Call) {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'properties']);
  const properties = asObject(body['properties'], 'properties');
  const { principalId, principalType, description, ...rest } = properties;
  const { roleDefinitionId, ...other } = rest;
  for (const member of ['condition', 'conditionVersion', 'delegatedManagedIdentityResourceId']) {
    if ((other[member] ?? null) !== null) throw errors.notImplemented(`the property 'properties.${member}'`);
  }
  refuseOthers(other, 'properties', [
    'scope',
    'condition',
    'conditionVersion',
    'delegatedManagedIdentityResourceId',
  ]);
  const oid = asString(principalId, 'properties.principalId').toLowerCase();
  const types = ['User', 'ServicePrincipal', 'Group'] as const;
  const said = principalType ?? null;
  return {
    principalId: oid,
    // A type that is said spares the look into the directory: the documented way round its replication.
    principalType: said === null ? typeOf(call, oid) : asOneOf(said, 'properties.principalType', types),
    roleDefinition: definitionOf(call, asString(roleDefinitionId, 'properties.roleDefinitionId')),
    ...(description === undefined || description === null
      ? {}
      : { description: asString(description, 'properties.description') }),
  };
}

function typeOf({ world }: Call, oid: string): RoleAssignment['principalType'] {
  const known = principalByOid(world, oid);
  if (known === undefined) throw identityErrors.principalNotFound(oid);
  return known.type;
}

function definitionOf({ world, scope }: Call, id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1);
  const found = world.store.roleDefinitions.get(name);
  const assignable = found?.assignableScopes.some((outer) => isWithin(scope, outer)) ?? false;
  if (found === undefined || !assignable) throw identityErrors.roleDefinitionNotFound(name);
  return found.name;
}

/** An assignment is found under its own scope only. */
function assignmentHere({ world, scope, params }: Call): RoleAssignment | undefined {
  const found = world.store.roleAssignments.get(params['name'] ?? '');
  return found?.scope.toLowerCase() === scope.toLowerCase() ? found : undefined;
}
