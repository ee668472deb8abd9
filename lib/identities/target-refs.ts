/** The resources a grant is about, as checked parts; ids from the browser never reach a request as they came. */
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { GrantTarget } from '#lib/rights/grant-plan.ts';
import { parseResourceId, type ResourceRef } from '#lib/rights/resource-ref.ts';

export type TargetRefs = {
  readonly machine: ResourceRef | null;
  readonly identity: ResourceRef | null;
  readonly cluster: ResourceRef | null;
};

/** Null where an id is none, or the resource's kind is another. */
export function targetRefs(target: GrantTarget): TargetRefs | null {
  const machineId = 'machineId' in target ? target.machineId : null;
  const machine = machineId === null ? null : parseResourceId('machine', machineId);
  const identity = 'identityId' in target ? parseResourceId('identity', target.identityId) : null;
  const cluster = 'clusterId' in target ? parseResourceId('cluster', target.clusterId) : null;
  const isWhole =
    (machineId === null || machine !== null) &&
    (!('identityId' in target) || identity !== null) &&
    (!('clusterId' in target) || cluster !== null) &&
    (!('principalId' in target) || isGuid(target.principalId));
  return isWhole ? { machine, identity, cluster } : null;
}
