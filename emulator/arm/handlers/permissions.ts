// Microsoft.Authorization/permissions: what the caller may do at a subscription, resource group or resource.
import { errors } from '#emulator/arm/errors.ts';
import type { Call, Route } from '#emulator/arm/route.ts';

const READ = 'Microsoft.Authorization/permissions/read';

export const permissionRoutes: readonly Route[] = [
  {
    operation: 'permissions.list',
    method: 'GET',
    path: '{scope}/providers/Microsoft.Authorization/permissions',
    action: null,
    handle: (call) => {
      const permissions = call.rights.permissionsAt(call.scope);
      const mayRead = call.world.settings.unconfirmed.permissionsNeedReadAction
        ? call.rights.may(READ, call.scope)
        : permissions.length > 0;
      if (!mayRead) throw errors.authorizationFailed(call.principal, READ, call.scope);
      requireScope(call);
      return { status: 200, body: { value: permissions } };
    },
  },
];

/** Throws ARM's 404 unless the scope is a subscription, a resource group or a resource that exists. */
export function requireScope({ world: { store }, scope }: Call): void {
  const [, , , , group, ...rest] = scope.split('/');
  if (group === undefined) return;
  const groupId = scope.split('/').slice(0, 5).join('/');
  if (store.resourceGroups.get(groupId) === undefined) throw errors.resourceGroupNotFound(group);
  if (rest.length === 0) return;
  const found =
    store.registries.get(scope) ??
    store.virtualNetworks.get(scope) ??
    store.privateEndpoints.get(scope) ??
    store.virtualMachines.get(scope) ??
    store.userAssignedIdentities.get(scope) ??
    store.managedClusters.get(scope);
  if (found === undefined && !isChild(store, scope)) {
    throw errors.resourceNotFound(rest.slice(1).join('/'), group);
  }
}

/** Subnets and private endpoint connections, which live inside their parents. */
function isChild(store: Call['world']['store'], scope: string): boolean {
  const parent = scope.split('/').slice(0, -2).join('/');
  const children =
    store.virtualNetworks.get(parent)?.subnets ?? store.registries.get(parent)?.connections ?? [];
  return children.some(({ id }) => id.toLowerCase() === scope.toLowerCase());
}
