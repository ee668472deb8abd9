// A resource group that is being deleted takes no more writes, whatever they are about.
import type { World } from '#emulator/world.ts';
import { managerErrors } from './manager-errors.ts';
import type { ArmPath } from './path.ts';

/** Throws ARM's 409. Only the deletion itself may be asked for again. */
export function requireLivingGroup(world: World, path: ArmPath, method: string): void {
  const { subscriptionId, resourceGroup, segments } = path;
  if (subscriptionId === null || resourceGroup === null) return;
  if (method === 'DELETE' && segments.length === 4) return;
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  const group = world.store.resourceGroups.get(id);
  if (group?.provisioningState === 'Deleting') throw managerErrors.groupBeingDeleted(group.name);
}
