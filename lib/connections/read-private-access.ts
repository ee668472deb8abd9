/** The tab "Private access": a registry's connections, whose they are, and its replicas. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listReplications } from '#lib/arm/replications.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { PrivateAccess, Replica } from './shapes.ts';

/** Fails only when the registry itself cannot be read. */
export async function readPrivateAccess(
  arm: ArmConnection,
  ref: RegistryRef,
): Promise<Result<PrivateAccess>> {
  const [registry, subscriptions, replicas] = await Promise.all([
    readRegistry(arm, ref),
    listSubscriptions(arm).catch(() => []),
    listReplications(arm, ref).catch(() => null),
  ]);
  if (!registry.ok) return registry;
  const { location } = registry.value;
  return ok({
    registry: registry.value,
    subscriptionNames: Object.fromEntries(subscriptions.map(({ id, name }) => [id.toLowerCase(), name])),
    replicas: replicas === null ? null : homeFirst(replicas, location),
  });
}

/** Azure lists the home region as a replication too; a registry that never had one may list nothing. */
function homeFirst(replicas: readonly Omit<Replica, 'isHome'>[], home: string): readonly Replica[] {
  const plain = (region: string) => region.toLowerCase().replaceAll(' ', '');
  return replicas
    .map((replica) => ({ ...replica, isHome: plain(replica.location) === plain(home) }))
    .sort((a, b) => Number(b.isHome) - Number(a.isHome) || (a.location < b.location ? -1 : 1));
}
