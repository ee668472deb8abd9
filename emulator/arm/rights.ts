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
  const version = `${store.roleAssignments.version()} ${store.roleDefinitions.version()}`;
  const known = cache.get(store);
  const kept = known?.version === version ? known : { version, byPrincipal: new Map<string, Rights>() };
  if (kept !== known) cache.set(store, kept);
  const rights = kept.byPrincipal.get(oid) ?? evaluate(store, oid);
  kept.byPrincipal.set(oid, rights);
  return rights;
}

/** Good for as long as no assignment and no definition changes. */
const cache = new WeakMap<Store, { readonly version: string; readonly byPrincipal: Map<string, Rights> }>();

const IS_SUBSCRIPTION = /^\/subscriptions\/[^/]+$/i;

function evaluate(store: Store, oid: string): Rights {
  const byScope = new Map<string, RoleAssignment[]>();
  /** Every scope with an assignment somewhere below it. */
  const above = new Set<string>();
  for (const assignment of store.roleAssignments.group(oid)) {
    const [scope = '', ...outer] = scopesUpwards(assignment.scope);
    const present = byScope.get(scope);
    if (present === undefined) byScope.set(scope, [assignment]);
    else present.push(assignment);
    for (const one of outer) above.add(one);
  }

  const permissionsAt = (scope: string) =>
    scopesUpwards(scope)
      .flatMap((one) => byScope.get(one) ?? [])
      .flatMap((assignment) => store.roleDefinitions.get(assignment.roleDefinition)?.permissions ?? []);

  const allowed = (action: string, scope: string) =>
    permissionsAt(scope).some(
      ({ actions, notActions }) => matchesAny(actions, action) && !matchesAny(notActions, action),
    );
  /** Queries over a fleet ask the same of every subscription again and again. */
  const ofSubscriptions = new Map<string, boolean>();

  return {
    permissionsAt,
    may(action, scope) {
      if (!IS_SUBSCRIPTION.test(scope)) return allowed(action, scope);
      const key = `${action} ${scope}`;
      const known = ofSubscriptions.get(key) ?? allowed(action, scope);
      ofSubscriptions.set(key, known);
      return known;
    },
    hasRoleAround: (scope) => {
      const scopes = scopesUpwards(scope);
      return above.has(scopes[0] ?? '') || scopes.some((one) => byScope.has(one));
    },
  };
}

/** The scope itself and those that contain it, in lower case, `/` last. */
function scopesUpwards(scope: string): readonly string[] {
  const scopes: string[] = [];
  let rest = scope.toLowerCase();
  while (rest.length > 1) {
    scopes.push(rest);
    rest = rest.slice(0, rest.lastIndexOf('/'));
  }
  return [...scopes, '/'];
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
