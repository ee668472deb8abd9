// Microsoft.ContainerRegistry/registries: lists, get, PATCH.
import { errors } from '#emulator/arm/errors.ts';
import { startOperation } from '#emulator/arm/operations.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { readable, requireGroup, requireRegistry, subscriptionPath } from './existing.ts';
import { patchRegistry } from './registry-patch.ts';
import { validateRegistry } from './registry-rules.ts';
import { showRegistry } from './registry-view.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';
const READ = `${TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

export const registryRoutes: readonly Route[] = [
  {
    operation: 'registries.list',
    method: 'GET',
    path: `/subscriptions/{subscriptionId}/providers/${TYPE}`,
    action: null,
    handle: (call) => {
      const found = readable(call, call.world.store.registries.all(), READ);
      return list(call, found, `${subscriptionPath(call)}/providers/${TYPE}`);
    },
  },
  {
    operation: 'registries.listByResourceGroup',
    method: 'GET',
    path: GROUP,
    action: READ,
    handle: (call) => {
      const path = `${requireGroup(call).id}/providers/${TYPE}`;
      const found: Registry[] = [];
      for (const registry of call.world.store.registries.all()) {
        if (registry.id.toLowerCase().startsWith(`${path.toLowerCase()}/`)) found.push(registry);
      }
      return list(call, found, path);
    },
  },
  {
    operation: 'registries.get',
    method: 'GET',
    path: `${GROUP}/{registry}`,
    action: READ,
    handle: (call) => answer(call, 200, requireRegistry(call)),
  },
  {
    operation: 'registries.patch',
    method: 'PATCH',
    path: `${GROUP}/{registry}`,
    action: `${TYPE}/write`,
    handle: patch,
  },
];

function patch(call: Call): Answer {
  const { world, principal } = call;
  const current = requireRegistry(call);
  const { registry, longRunning } = patchRegistry(call, current);
  if (current.provisioningState !== 'Succeeded') throw errors.registryBusy(current.name);
  validateRegistry(registry);

  const stored: Registry = {
    ...registry,
    provisioningState: longRunning ? 'Updating' : 'Succeeded',
    stamp: {
      ...current.stamp,
      lastModifiedBy: principal.upn,
      // The only version token a registry has: two changes within a millisecond must not share it.
      lastModifiedAt: Math.max(world.now(), current.stamp.lastModifiedAt + 1),
    },
  };
  world.store.registries.put(stored);
  if (!longRunning) return answer(call, 200, stored);
  const headers = startOperation(call, {
    namePrefix: 'registries',
    registryId: stored.id,
    resourceId: stored.id,
    effect: { kind: 'update' },
  });
  return { ...answer(call, 201, stored), headers: { ...versionHeader(call), ...headers } };
}

function list(call: Call, registries: readonly Registry[], path: string): Answer {
  const answered = page(call, registries, path, (registry) => showRegistry(registry, call.apiVersion));
  return { ...answered, headers: versionHeader(call) };
}

function answer(call: Call, status: number, registry: Registry): Answer {
  return { status, body: showRegistry(registry, call.apiVersion), headers: versionHeader(call) };
}

function versionHeader(call: Call) {
  return { 'api-supported-versions': call.apiVersion };
}
