// Microsoft.Resources/resourceGroups, read only.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Route } from '#emulator/arm/route.ts';
import type { ResourceGroup } from '#emulator/store/shapes.ts';
import { readable, requireGroup, subscriptionPath } from './existing.ts';

const READ = 'Microsoft.Resources/subscriptions/resourceGroups/read';

export const resourceGroupRoutes: readonly Route[] = [
  {
    operation: 'resourceGroups.list',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resourceGroups',
    action: null,
    handle: (call) => {
      if (call.query.has('$filter')) throw errors.notImplemented('$filter on resource groups');
      const groups = readable(call, call.world.store.resourceGroups.all(), READ);
      return page(call, groups, `${subscriptionPath(call)}/resourceGroups`, show);
    },
  },
  {
    operation: 'resourceGroups.get',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}',
    action: READ,
    handle: (call) => ({ status: 200, body: show(requireGroup(call)) }),
  },
];

function show(group: ResourceGroup) {
  return {
    id: group.id,
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    tags: group.tags,
    properties: { provisioningState: 'Succeeded' },
  };
}
