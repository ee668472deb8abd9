// Role-based access, evaluated anew for every request from the definitions and assignments in the store.
// https://learn.microsoft.com/azure/role-based-access-control/overview
import type { PermissionSet, RoleAssignment } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

export type Rights = {
  /** Whether some role at the scope or above it allows the action. */
  may(action: string, scope: string): boolean;
  /** Whether the caller has any role at the scope, above it or below it. */
  hasRoleAround(scope: string): boolean;
  /** What the roles at the scope and above it grant, one entry per permission set. */
  permissionsAt(scope: string): readonly PermissionSet[];
};

export function rightsOf(store: Store, oid: string): Rights {
  const assignments: RoleAssignment[] = [];
  for (const assignment of store.roleAssignments.all()) {
    if (assignment.principalId === oid) assignments.push(assignment);
  }

  const permissionsAt = (scope: string) =>
    assignments
      .filter((assignment) => isWithin(scope, assignment.scope))
      .flatMap((assignment) => store.roleDefinitions.get(assignment.roleDefinition)?.permissions ?? []);

  return {
    permissionsAt,
    may: (action, scope) =>
      permissionsAt(scope).some(
        ({ actions, notActions }) => matchesAny(actions, action) && !matchesAny(notActions, action),
      ),
    hasRoleAround: (scope) =>
      assignments.some(
        (assignment) => isWithin(scope, assignment.scope) || isWithin(assignment.scope, scope),
      ),
  };
}

/** Whether `scope` is `outer` or lies below it. Scopes match in any case. */
export function isWithin(scope: string, outer: string): boolean {
  const inner = scope.toLowerCase();
  const container = outer.toLowerCase();
  return container === '/' || inner === container || inner.startsWith(`${container}/`);
}

const patterns = new Map<string, RegExp>();

function matchesAny(wanted: readonly string[], action: string): boolean {
  return wanted.some((pattern) => matches(pattern, action));
}

function matches(pattern: string, action: string): boolean {
  let expression = patterns.get(pattern);
  if (expression === undefined) {
    const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expression = new RegExp(`^${source.join('.*')}$`, 'i');
    patterns.set(pattern, expression);
  }
  return expression.test(action);
}
