// Repository-scoped tokens of a registry and the scope maps that say what they may, read only: those of a seed, and
// the maps that every registry has.
// https://learn.microsoft.com/azure/container-registry/container-registry-token-based-repository-permissions

import { page } from '#emulator/arm/paging.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import type { RegistryToken, ScopeMap } from '#emulator/store/registry-child-shapes.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { requireRegistry } from './existing.ts';
import { dotNetTime } from './registry-view.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';
const PATH = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}/{registry}`;

const READ = 'repositories/*/content/read';
const WRITE = 'repositories/*/content/write';
const METADATA = ['repositories/*/metadata/read', 'repositories/*/metadata/write'];

const SYSTEM: readonly (readonly [name: string, description: string, actions: readonly string[]])[] = [
  [
    '_repositories_admin',
    'Can perform all read, write and delete operations on the registry',
    [...METADATA, READ, WRITE, 'repositories/*/content/delete'],
  ],
  ['_repositories_pull', 'Can pull any repository of the registry', [READ]],
  [
    '_repositories_pull_metadata_read',
    'Can perform all read operations on the registry',
    [READ, 'repositories/*/metadata/read'],
  ],
  ['_repositories_push', 'Can push to any repository of the registry', [READ, WRITE]],
  [
    '_repositories_push_metadata_write',
    'Can perform all read and write operations on the registry',
    [...METADATA, READ, WRITE],
  ],
];

export const registryTokenRoutes: readonly Route[] = [
  ...routesOf('scopeMaps', scopeMapsOf, showScopeMap),
  ...routesOf('tokens', (registry) => registry.tokens ?? [], showToken),
];

function routesOf<T extends { readonly name: string }>(
  kind: 'tokens' | 'scopeMaps',
  itemsOf: (registry: Registry) => readonly T[],
  show: (registry: Registry, item: T) => unknown,
): readonly Route[] {
  const action = `${TYPE}/${kind}/read`;
  return [
    {
      operation: `${kind}.list`,
      method: 'GET',
      path: `${PATH}/${kind}`,
      action,
      handle: (call) => {
        const registry = requireRegistry(call);
        return page(call, itemsOf(registry), `${registry.id}/${kind}`, (item) => show(registry, item));
      },
    },
    {
      operation: `${kind}.get`,
      method: 'GET',
      path: `${PATH}/${kind}/{name}`,
      action,
      handle: (call: Call) => {
        const registry = requireRegistry(call);
        const name = call.params['name'] ?? '';
        const item = itemsOf(registry).find((one) => one.name.toLowerCase() === name.toLowerCase());
        if (item === undefined) throw registryErrors.childNotFound(name);
        return { status: 200, body: show(registry, item) };
      },
    },
  ];
}

function scopeMapsOf({ scopeMaps = [], stamp }: Registry): readonly (ScopeMap & { system?: true })[] {
  const system = SYSTEM.map(([name, description, actions]) => ({
    name,
    description,
    actions,
    createdAt: stamp.createdAt,
    system: true as const,
  }));
  return [...system, ...scopeMaps];
}

function showScopeMap({ id }: Registry, map: ScopeMap & { readonly system?: true }) {
  return {
    type: `${TYPE}/scopeMaps`,
    id: `${id}/scopeMaps/${map.name}`,
    name: map.name,
    properties: {
      description: map.description,
      type: map.system === true ? 'SystemDefined' : 'UserDefined',
      creationDate: dotNetTime(map.createdAt, '+00:00'),
      provisioningState: 'Succeeded',
      actions: map.actions,
    },
  };
}

/** Passwords show when they are made, never again. */
function showToken({ id }: Registry, token: RegistryToken) {
  return {
    type: `${TYPE}/tokens`,
    id: `${id}/tokens/${token.name}`,
    name: token.name,
    properties: {
      creationDate: dotNetTime(token.createdAt, '+00:00'),
      provisioningState: 'Succeeded',
      scopeMapId: `${id}/scopeMaps/${token.scopeMap}`,
      status: token.status,
    },
  };
}
