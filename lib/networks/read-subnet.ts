/** One subnet in its present version, as a change of it starts from. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { toSubnet } from '#lib/arm/network-json.ts';
import { getSubscription } from '#lib/arm/subscriptions.ts';
import { getSubnet, getVirtualNetwork } from '#lib/arm/virtual-networks.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { type SubnetRef, subnetId } from '#lib/network-access/subnet-ref.ts';
import { stateOf, unreadState } from './look-up-subnets.ts';
import type { NamedSubnet } from './shapes.ts';

/** A subnet that is gone, or that the user may not see, is an answer; fails when there was none. */
export async function readSubnet(arm: ArmConnection, ref: SubnetRef): Promise<Result<NamedSubnet>> {
  const id = subnetId(ref);
  const [subscription, network, read] = await Promise.all([
    getSubscription(arm, ref.subscriptionId).catch(() => null),
    getVirtualNetwork(arm, ref).catch(() => null),
    getSubnet(arm, ref).then(
      (subnet) => ({ subnet: toSubnet(subnet) }),
      (error: unknown) => ({ failure: classify(error, arm.correlationId) }),
    ),
  ]);
  const known = {
    id,
    location: network?.location ?? null,
    subscriptionName: subscription?.name ?? null,
  };
  if ('failure' in read) {
    const { failure } = read;
    const state = unreadState(failure);
    return state === 'unread' ? fail(failure) : ok({ ...known, state, subnet: null, failure });
  }
  return ok({ ...known, state: stateOf(read.subnet), subnet: read.subnet, failure: null });
}
