// Deleting a resource group, and following it at the subscription until it has ended.

import { randomUUID } from 'node:crypto';
import { errors } from '#emulator/arm/errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { signature } from '#emulator/arm/operations.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { GroupDeletion } from '#emulator/store/registry-child-shapes.ts';
import { requireGroup, subscriptionPath } from './existing.ts';
import { subnetUser } from './network-interface-view.ts';

export const groupDeletionRoutes: readonly Route[] = [
  {
    operation: 'resourceGroups.delete',
    method: 'DELETE',
    path: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}',
    action: 'Microsoft.Resources/subscriptions/resourceGroups/delete',
    handle: remove,
  },
  {
    operation: 'resourceGroups.followDeletion',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/operationresults/{operation}',
    // Whoever started the deletion follows it.
    action: null,
    handle: follow,
  },
];

function remove(call: Call): Answer {
  const { store, now, settings } = call.world;
  const group = requireGroup(call);
  if (call.query.has('forcedeletiontypes')) throw errors.notImplemented('forceDeletionTypes');
  const running = [...store.groupDeletions.all()].find(
    ({ groupId, status }) => groupId === group.id && status === 'Running',
  );
  const deletion: GroupDeletion = running ?? {
    name: `${group.name.toUpperCase()}-${randomUUID()}`,
    groupId: group.id,
    oid: call.principal.oid,
    status: 'Running',
    endsAt: now() + settings.longOperationMs,
    blockers: [],
  };
  store.groupDeletions.put(deletion);
  store.resourceGroups.put({ ...group, provisioningState: 'Deleting' });
  return { status: 202, headers: headersOf(call, deletion) };
}

function follow(call: Call): Answer {
  const name = call.params['operation'] ?? '';
  const deletion = call.world.store.groupDeletions.get(name);
  if (deletion === undefined || deletion.oid !== call.principal.oid) {
    throw managerErrors.operationNotFound(name);
  }
  if (deletion.status === 'Running') return { status: 202, headers: headersOf(call, deletion) };
  if (deletion.status === 'Succeeded') return { status: 200 };
  throw managerErrors.groupDeletionBlocked(
    deletion.groupId.slice(deletion.groupId.lastIndexOf('/') + 1),
    deletion.blockers.map(({ id, subnetId }) => ({ id, reason: reasonOf(call, subnetId) })),
  );
}

function reasonOf({ world }: Call, subnetId: string) {
  const name = subnetId.slice(subnetId.lastIndexOf('/') + 1);
  return networkErrors.subnetInUse(name, subnetUser(world.store, subnetId) ?? '').body;
}

function headersOf(call: Call, { name }: GroupDeletion): Record<string, string> {
  const path = `${subscriptionPath(call)}/operationresults/${name}`;
  return {
    location: `${call.world.armOrigin()}${path}?api-version=${call.apiVersion}&${signature(path)}`,
    'retry-after': '1',
  };
}
