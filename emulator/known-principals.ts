// Who the directory knows: its users, the demo's service principal, and every managed identity after a while.
import { type DirectoryUser, directory, userByOid } from './directory.ts';
import type { World } from './world.ts';

export type KnownPrincipal = {
  /** Object id. */
  readonly oid: string;
  readonly type: 'User' | 'ServicePrincipal';
  readonly displayName: string;
  /** Client id; null for users, and where the embedded Azure keeps none. */
  readonly appId: string | null;
  /** Null for service principals. */
  readonly upn: string | null;
};

/** The principal with that object id, or undefined while the directory does not know it (yet). */
export function principalByOid(world: World, oid: string): KnownPrincipal | undefined {
  const wanted = oid.toLowerCase();
  const user = userByOid(wanted);
  if (user !== undefined) return userPrincipal(user);
  return knownPrincipals(world).find((principal) => principal.oid.toLowerCase() === wanted);
}

const userPrincipal = ({ oid, displayName, upn }: DirectoryUser): KnownPrincipal => ({
  oid,
  type: 'User',
  displayName,
  appId: null,
  upn,
});

export function knownPrincipals(world: World): KnownPrincipal[] {
  const { store, settings } = world;
  const { servicePrincipal } = directory;
  const arrived = (createdAt: number) => createdAt + settings.directoryReplicationMs <= world.now();
  const found = directory.users.map(userPrincipal);
  const add = (oid: string, appId: string | null, displayName: string) => {
    found.push({ oid, type: 'ServicePrincipal', displayName, appId, upn: null });
  };

  add(servicePrincipal.oid, servicePrincipal.appId, servicePrincipal.displayName);
  for (const { principalId, clientId, name, createdAt } of store.userAssignedIdentities.all()) {
    if (arrived(createdAt)) add(principalId, clientId, name);
  }
  const carriers = [store.virtualMachines, store.registries, store.tasks];
  for (const { identity, name } of carriers.flatMap((table) => [...table.all()])) {
    const own = identity?.systemAssigned;
    if (own && arrived(own.createdAt)) add(own.principalId, own.clientId, name);
  }
  for (const { principalId, name } of store.managedClusters.all()) add(principalId, null, name);
  return found;
}
