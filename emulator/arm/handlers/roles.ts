// Microsoft.Authorization: role definitions and assignments, read only.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { isWithin } from '#emulator/arm/rights.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import type { RoleAssignment, RoleDefinition } from '#emulator/store/shapes.ts';
import { requireScope } from './permissions.ts';

export const roleRoutes: readonly Route[] = [
  {
    operation: 'roleDefinitions.list',
    method: 'GET',
    path: '{scope}/providers/Microsoft.Authorization/roleDefinitions',
    action: 'Microsoft.Authorization/roleDefinitions/read',
    handle: (call) => {
      requireScope(call);
      const wanted = roleNameFilter(call.query.get('$filter'));
      const definitions = [...call.world.store.roleDefinitions.all()].filter(
        (definition) =>
          definition.assignableScopes.some((scope) => isWithin(call.scope, scope)) &&
          (wanted === null || definition.roleName.toLowerCase() === wanted),
      );
      const path = `${call.scope}/providers/Microsoft.Authorization/roleDefinitions`;
      return page(call, definitions, path, (definition) => showDefinition(call, definition));
    },
  },
  {
    operation: 'roleDefinitions.get',
    method: 'GET',
    path: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{name}',
    action: 'Microsoft.Authorization/roleDefinitions/read',
    handle: (call) => {
      const definition = call.world.store.roleDefinitions.get(call.params['name'] ?? '');
      if (definition === undefined) throw errors.roleDefinitionNotFound(call.params['name'] ?? '');
      return { status: 200, body: showDefinition(call, definition) };
    },
  },
  {
    operation: 'roleAssignments.list',
    method: 'GET',
    path: '{scope}/providers/Microsoft.Authorization/roleAssignments',
    action: 'Microsoft.Authorization/roleAssignments/read',
    handle: (call) => {
      requireScope(call);
      if (call.query.has('$filter')) throw errors.notImplemented('$filter on role assignments');
      const assignments = [...call.world.store.roleAssignments.all()].filter(
        ({ scope }) => isWithin(call.scope, scope) || isWithin(scope, call.scope),
      );
      const path = `${call.scope}/providers/Microsoft.Authorization/roleAssignments`;
      return page(call, assignments, path, showAssignment);
    },
  },
  {
    operation: 'roleAssignments.get',
    method: 'GET',
    path: '{scope}/providers/Microsoft.Authorization/roleAssignments/{name}',
    action: 'Microsoft.Authorization/roleAssignments/read',
    handle: (call) => {
      const assignment = call.world.store.roleAssignments.get(call.params['name'] ?? '');
      if (assignment === undefined) throw errors.roleAssignmentNotFound(call.params['name'] ?? '');
      return { status: 200, body: showAssignment(assignment) };
    },
  },
];

function roleNameFilter(filter: string | undefined): string | null {
  if (!filter) return null;
  const name = /^\s*roleName\s+eq\s+'([^']*)'\s*$/i.exec(filter)?.[1];
  if (name === undefined) throw errors.notImplemented(`the filter "${filter}" on role definitions`);
  return name.toLowerCase();
}

function definitionId(scope: string, name: string): string {
  const subscription = scope.split('/').slice(0, 3).join('/');
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${name}`;
}

function showDefinition(call: Call, definition: RoleDefinition) {
  return {
    properties: {
      roleName: definition.roleName,
      type: definition.type,
      description: definition.description,
      assignableScopes: definition.assignableScopes,
      permissions: definition.permissions,
    },
    id: definitionId(call.scope, definition.name),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: definition.name,
  };
}

function showAssignment(assignment: RoleAssignment) {
  return {
    properties: {
      roleDefinitionId: definitionId(assignment.scope, assignment.roleDefinition),
      principalId: assignment.principalId,
      principalType: assignment.principalType,
      scope: assignment.scope,
      condition: null,
      conditionVersion: null,
      createdOn: new Date(assignment.createdOn).toISOString(),
      updatedOn: new Date(assignment.createdOn).toISOString(),
    },
    id: `${assignment.scope}/providers/Microsoft.Authorization/roleAssignments/${assignment.name}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name: assignment.name,
  };
}
