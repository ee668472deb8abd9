/** Whether an endpoint can take one address more. Pure. */
import type { EndpointReadiness } from '#lib/connections/shapes.ts';

/**
 * `full`: Azure would fail the replica without naming the subnet. `static`: somebody has to choose the new
 * address, too. `unknown`: the subnet cannot be read.
 */
export type Readiness = 'full' | 'static' | 'unknown' | 'ready';

/** @param needed addresses that a region more takes from the endpoint's subnet, see sharedNeeds. */
export function readiness(
  { free, isStatic }: Pick<EndpointReadiness, 'free' | 'isStatic'>,
  needed: number,
): Readiness {
  if (free !== null && free < needed) return 'full';
  if (isStatic === true) return 'static';
  return free === null || isStatic === null ? 'unknown' : 'ready';
}

/** Endpoints of one registry in one subnet each need an address of the same few. */
export function sharedNeeds(
  endpoints: readonly EndpointReadiness[],
): (endpoint: EndpointReadiness) => number {
  const bySubnet = Map.groupBy(endpoints, ({ subnetId }) => subnetId?.toLowerCase() ?? null);
  return ({ subnetId }) => (subnetId === null ? 1 : (bySubnet.get(subnetId.toLowerCase())?.length ?? 1));
}
