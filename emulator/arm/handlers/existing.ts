// What a path names must exist: the lookups that handlers share, with ARM's 404s.
import { errors } from '#emulator/arm/errors.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import type { Connection, Registry, ResourceGroup } from '#emulator/store/shapes.ts';

/** In stored case, for ids and links. */
export function subscriptionPath({ world, params }: Call): string {
  const id = params['subscriptionId'] ?? '';
  return `/subscriptions/${world.store.subscriptions.get(id)?.subscriptionId ?? id}`;
}

export function findGroup(call: Call): ResourceGroup | undefined {
  const name = call.params['resourceGroup'] ?? '';
  return call.world.store.resourceGroups.get(`${subscriptionPath(call)}/resourceGroups/${name}`);
}

export function requireGroup(call: Call): ResourceGroup {
  const group = findGroup(call);
  if (group === undefined) throw errors.resourceGroupNotFound(call.params['resourceGroup'] ?? '');
  return group;
}

/** The id, in the group's stored case, of the resource that the path names. */
export function resourceId(call: Call, type: string, name: string): string {
  return `${requireGroup(call).id}/providers/${type}/${name}`;
}

export function requireRegistry(call: Call): Registry {
  const name = call.params['registry'] ?? '';
  const type = 'Microsoft.ContainerRegistry/registries';
  const registry = call.world.store.registries.get(resourceId(call, type, name));
  if (registry === undefined) {
    throw errors.resourceNotFound(`${type}/${name}`, call.params['resourceGroup'] ?? '');
  }
  return registry;
}

export function requireConnection(call: Call): {
  readonly registry: Registry;
  readonly connection: Connection;
} {
  const registry = requireRegistry(call);
  const name = call.params['connection'] ?? '';
  const connection = registry.connections.find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase(),
  );
  if (connection === undefined) throw registryErrors.childNotFound(name);
  return { registry, connection };
}

/**
 * Of a list that spans a subscription, what the caller may read. A caller without any role there is refused,
 * as ARM does; one with roles further down gets their part.
 */
export function readable<T extends { readonly id: string }>(
  call: Call,
  items: Iterable<T>,
  action: string,
): T[] {
  const scope = subscriptionPath(call);
  const inside = (item: T) => item.id.toLowerCase().startsWith(`${scope.toLowerCase()}/`);
  const found: T[] = [];
  const everywhere = call.rights.may(action, scope);
  if (!everywhere && !call.rights.hasRoleAround(scope)) {
    throw errors.authorizationFailed(call.principal, action, scope);
  }
  for (const item of items) {
    if (inside(item) && (everywhere || call.rights.may(action, item.id))) found.push(item);
  }
  return found;
}
