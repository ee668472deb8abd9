/** What access can be granted to, in one subscription. */
import 'server-only';
import { listClusters } from '#lib/arm/clusters.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listMachines } from '#lib/arm/machines.ts';
import { listIdentities } from '#lib/arm/user-assigned-identities.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import { parseResourceId, type ResourceKind } from '#lib/rights/resource-ref.ts';
import type { Candidate, GrantCandidates } from './shapes.ts';

/** Never fails: a kind that cannot be read is null, and its ids can still be typed. */
export async function listCandidates(
  arm: ArmConnection,
  subscriptionId: string,
): Promise<Result<GrantCandidates>> {
  const readAt = new Date().toISOString();
  const [machines, identities, clusters] = await Promise.all([
    listMachines(arm, subscriptionId).catch(() => null),
    listIdentities(arm, subscriptionId).catch(() => null),
    listClusters(arm, subscriptionId).catch(() => null),
  ]);
  return ok({
    machines: machines && candidates('machine', machines),
    identities: identities && candidates('identity', identities),
    clusters:
      clusters &&
      candidates(
        'cluster',
        clusters.filter(({ kubelet }) => kubelet !== null).map((one) => ({ ...one, location: '' })),
      ),
    readAt,
  });
}

type Item = { readonly id: string; readonly name: string; readonly location: string };

/** One whose id this console could not rebuild is left out: nothing could be written to it. */
function candidates(kind: ResourceKind, items: readonly Item[]): readonly Candidate[] {
  return items
    .flatMap(({ id, name, location }) => {
      const ref = parseResourceId(kind, id);
      return ref === null ? [] : [{ id, name, location, resourceGroup: ref.resourceGroup }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
