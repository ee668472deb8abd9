/** The names in a subnet's resource id. Pure. */

export type SubnetName = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly virtualNetwork: string;
  readonly subnet: string;
};

const SUBNET_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/virtualNetworks\/([^/]+)\/subnets\/([^/]+)$/i;

/** @param id as ARM answers it, in any letter case. @returns null for anything but a subnet's id. */
export function parseSubnetId(id: string): SubnetName | null {
  const [, subscriptionId, resourceGroup, virtualNetwork, subnet] = SUBNET_ID.exec(id) ?? [];
  return subscriptionId && resourceGroup && virtualNetwork && subnet
    ? { subscriptionId, resourceGroup, virtualNetwork, subnet }
    : null;
}
