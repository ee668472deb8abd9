// How the deletion of a resource group ends: everything in it goes, but what something outside still needs.
import type { GroupDeletion } from './registry-child-shapes.ts';
import { deleteEndpoint } from './settle-network.ts';
import { removeRegistry } from './settle-registry.ts';
import type { ResourceGroup } from './shapes.ts';
import type { Store } from './store.ts';

/** Ends every deletion whose time has come by `now`. */
export function settleGroupDeletions(store: Store, now: number): void {
  for (const deletion of [...store.groupDeletions.all()]) {
    const group = store.resourceGroups.get(deletion.groupId);
    if (deletion.status !== 'Running' || deletion.endsAt > now || group === undefined) continue;
    store.groupDeletions.put({ ...deletion, ...end(store, group) });
  }
}

function end(store: Store, group: ResourceGroup): Pick<GroupDeletion, 'status' | 'blockers'> {
  const inside = (id: string) => id.toLowerCase().startsWith(`${group.id}/`.toLowerCase());
  // Endpoints first: they are what uses the networks, and their connections must not outlive them as approved.
  for (const { id } of [...store.privateEndpoints.all()]) if (inside(id)) deleteEndpoint(store, id);
  for (const registry of [...store.registries.all()])
    if (inside(registry.id)) removeRegistry(store, registry);
  const blockers = networksInUse(store, inside);
  for (const table of Object.values(store)) {
    if (typeof table !== 'object') continue;
    for (const item of [...table.all()]) {
      const { id } = item as { readonly id?: string };
      if (id !== undefined && inside(id) && !blockers.some((blocker) => blocker.id === id)) table.remove(id);
    }
  }
  if (blockers.length > 0) {
    const { provisioningState: _, ...rest } = group;
    store.resourceGroups.put(rest);
    return { status: 'Failed', blockers };
  }
  store.resourceGroups.remove(group.id);
  for (const { name, scope } of [...store.roleAssignments.all()]) {
    if (`${scope}/`.toLowerCase().startsWith(`${group.id}/`.toLowerCase()))
      store.roleAssignments.remove(name);
  }
  return { status: 'Succeeded', blockers: [] };
}

/** Networks with a subnet in which something from another group stands. */
function networksInUse(store: Store, inside: (id: string) => boolean): GroupDeletion['blockers'] {
  const users = [...store.privateEndpoints.all(), ...store.virtualMachines.all()].filter(
    ({ id, subnetId }) => !inside(id) && inside(subnetId),
  );
  return [...store.virtualNetworks.all()].flatMap(({ id, subnets }) => {
    const subnet = subnets.find((candidate) =>
      users.some(({ subnetId }) => subnetId.toLowerCase() === candidate.id.toLowerCase()),
    );
    return subnet === undefined ? [] : [{ id, subnetId: subnet.id }];
  });
}
