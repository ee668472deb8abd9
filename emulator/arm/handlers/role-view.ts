// Roles and their assignments as Microsoft.Authorization shows them.
import type { RoleAssignment, RoleDefinition } from '#emulator/store/shapes.ts';

const PROVIDER = 'providers/Microsoft.Authorization';

/** A role's id as seen from a scope: below the subscription, or of the tenant. */
function definitionId(scope: string, name: string): string {
  const [, word = '', subscription = ''] = scope.split('/');
  const prefix = word.toLowerCase() === 'subscriptions' ? `/subscriptions/${subscription}` : '';
  return `${prefix}/${PROVIDER}/roleDefinitions/${name}`;
}

export function showDefinition(scope: string, definition: RoleDefinition) {
  const { roleName, type, description, assignableScopes, permissions, changes } = definition;
  return {
    properties: {
      roleName,
      type,
      description,
      assignableScopes,
      permissions,
      ...(changes === undefined
        ? {}
        : {
            createdOn: new Date(changes.createdOn).toISOString(),
            updatedOn: new Date(changes.updatedOn).toISOString(),
            createdBy: changes.createdBy,
            updatedBy: changes.updatedBy,
          }),
    },
    id: definitionId(scope, definition.name),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: definition.name,
  };
}

export function showAssignment(assignment: RoleAssignment) {
  const { createdBy, description } = assignment;
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
      ...(createdBy === undefined ? {} : { createdBy, updatedBy: createdBy }),
      ...(description === undefined ? {} : { description }),
    },
    id: `${assignment.scope}/${PROVIDER}/roleAssignments/${assignment.name}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name: assignment.name,
  };
}
