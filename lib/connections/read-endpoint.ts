/** The private endpoint behind a connection with its addresses and zones, as far as the user may read them. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listEndpointSubnets } from '#lib/arm/endpoint-subnets.ts';
import { getPrivateEndpoint, listAddresses, listZones } from '#lib/arm/private-endpoints.ts';
import { canonicalSubnet, parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { EndpointRef, EndpointSubnet, EndpointView } from './shapes.ts';

const HIDDEN: EndpointView = { visible: false };

/**
 * Another tenant, no access, or already gone all look the same from here: not visible. Never fails.
 * @param subscriptions that the user sees; `null` when they could not be listed. An endpoint elsewhere is
 * not asked for: Azure would only refuse.
 */
export async function readEndpoint(
  arm: ArmConnection,
  ref: EndpointRef | null,
  subscriptions: readonly SubscriptionInfo[] | null,
): Promise<EndpointView> {
  if (ref === null || !mayBeVisible(ref, subscriptions)) return HIDDEN;
  try {
    const { networkInterface, hasChosenAddresses, ...facts } = await getPrivateEndpoint(arm, ref);
    const [addresses, zones] = await Promise.all([
      networkInterface === null ? null : listAddresses(arm, networkInterface).catch(() => null),
      listZones(arm, ref).catch(() => null),
    ]);
    return { visible: true, ...facts, addresses, zones, isStatic: hasChosenAddresses };
  } catch {
    return HIDDEN;
  }
}

/** The subnets of the network that a subnet belongs to; null when they cannot be read. */
export async function readSubnetsAround(
  arm: ArmConnection,
  subnetId: string | null,
): Promise<readonly EndpointSubnet[] | null> {
  const subnet = subnetId === null ? null : parseSubnetId(subnetId);
  return subnet === null ? null : listEndpointSubnets(arm, subnet).catch(() => null);
}

export const isSameSubnet = (a: string, b: string) => canonicalSubnet(a) === canonicalSubnet(b);

function mayBeVisible(ref: EndpointRef, subscriptions: readonly SubscriptionInfo[] | null): boolean {
  return (
    subscriptions === null ||
    subscriptions.some(({ id }) => id.toLowerCase() === ref.subscriptionId.toLowerCase())
  );
}
