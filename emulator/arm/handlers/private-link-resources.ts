// What a private endpoint can be made for: the group `registry`, with a member for every region's data.
import { page } from '#emulator/arm/paging.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Route } from '#emulator/arm/route.ts';
import { membersOf } from '#emulator/store/registry-hosts.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { versionsHeader } from './connections.ts';
import { requireRegistry } from './existing.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries/privateLinkResources';
const PATH =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/privateLinkResources';

export const privateLinkResourceRoutes: readonly Route[] = [
  {
    operation: 'privateLinkResources.list',
    method: 'GET',
    path: PATH,
    action: `${TYPE}/read`,
    handle: (call) => {
      const registry = requireRegistry(call);
      const answer = page(call, [registry], `${registry.id}/privateLinkResources`, show);
      return { ...answer, headers: versionsHeader };
    },
  },
  {
    operation: 'privateLinkResources.get',
    method: 'GET',
    path: `${PATH}/{group}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const registry = requireRegistry(call);
      const group = call.params['group'] ?? '';
      if (group.toLowerCase() !== 'registry') throw registryErrors.childNotFound(group);
      return { status: 200, body: show(registry), headers: versionsHeader };
    },
  },
];

function show(registry: Registry) {
  return {
    type: TYPE,
    id: `${registry.id}/privateLinkResources/registry`,
    name: 'registry',
    properties: {
      groupId: 'registry',
      requiredMembers: membersOf(registry).map(({ name }) => name),
      requiredZoneNames: ['privatelink.azurecr.io'],
    },
  };
}
