/**
 * Names for principals, from the resources that act as them: machines, user-assigned identities and clusters.
 * The directory itself is not asked: the console has no permission there. What is not found keeps its id.
 */
import 'server-only';
import pLimit from 'p-limit';
import { listClusters } from '#lib/arm/clusters.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listMachines } from '#lib/arm/machines.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { listIdentities } from '#lib/arm/user-assigned-identities.ts';
import type { NamedPrincipal } from '#lib/rights/holders.ts';

/** Subscriptions searched at once: three lists each, well within ARM's read budget. */
const AT_ONCE = 6;

type Found = { readonly named: readonly NamedPrincipal[]; readonly isWhole: boolean };

/**
 * @param home searched first; the others only while somebody is left without a name.
 * @param wanted object ids, in lower case. @returns also how many subscriptions could not be searched whole.
 */
export async function namePrincipals(
  arm: ArmConnection,
  home: string,
  wanted: ReadonlySet<string>,
): Promise<{ readonly named: readonly NamedPrincipal[]; readonly unsearched: number }> {
  const first = await search(arm, home);
  const known = new Set(first.named.map(({ principalId }) => principalId.toLowerCase()));
  if ([...wanted].every((id) => known.has(id))) return { named: first.named, unsearched: 0 };
  const subscriptions = await listSubscriptions(arm).catch(() => []);
  const limit = pLimit(AT_ONCE);
  const others = subscriptions.filter(({ id }) => id.toLowerCase() !== home.toLowerCase());
  const found = [first, ...(await Promise.all(others.map(({ id }) => limit(() => search(arm, id)))))];
  return {
    named: found.flatMap(({ named }) => named),
    unsearched: found.filter(({ isWhole }) => !isWhole).length,
  };
}

async function search(arm: ArmConnection, subscriptionId: string): Promise<Found> {
  const [machines, identities, clusters] = await Promise.all([
    listMachines(arm, subscriptionId).catch(() => null),
    listIdentities(arm, subscriptionId).catch(() => null),
    listClusters(arm, subscriptionId).catch(() => null),
  ]);
  const users = (id: string) =>
    (machines ?? [])
      .filter(({ userAssigned }) => userAssigned.some((one) => one.toLowerCase() === id.toLowerCase()))
      .map(({ name }) => name);
  const named: NamedPrincipal[] = [
    ...(identities ?? []).map(
      ({ id, name, principalId, clientId }): NamedPrincipal => ({
        principalId,
        kind: 'userAssigned',
        name,
        resourceId: id,
        clientId: clientId || null,
        usedBy: users(id),
      }),
    ),
    ...(machines ?? []).flatMap(({ id, name, systemPrincipalId }): NamedPrincipal[] =>
      systemPrincipalId === null
        ? []
        : [
            {
              principalId: systemPrincipalId,
              kind: 'machine',
              name,
              resourceId: id,
              clientId: null,
              usedBy: [],
            },
          ],
    ),
    ...(clusters ?? []).flatMap(({ id, name, kubelet }): NamedPrincipal[] =>
      kubelet === null ? [] : [{ ...kubelet, kind: 'kubelet', name, resourceId: id, usedBy: [] }],
    ),
  ];
  return { named, isWhole: machines !== null && identities !== null && clusters !== null };
}
