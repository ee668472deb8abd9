/** A subnet's resource id, taken apart and rebuilt from checked names. ARM compares ids without letter case. */
import { isGuid, isResourceGroup } from './registry-ref.ts';

export type SubnetRef = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly virtualNetwork: string;
  readonly subnet: string;
};

/** Longer than any id that Azure's limits on names allow. */
export const SUBNET_ID_LIMIT = 500;

const SUBNET_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/virtualNetworks\/([^/]+)\/subnets\/([^/]+)\/?$/i;
/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
const NAME = /^[a-z\d]([\w.-]{0,78}\w)?$/i;

/** One spelling for each subnet, to compare by. */
export const canonicalSubnet = (id: string): string => id.trim().replace(/\/$/, '').toLowerCase();

/** @param id as ARM answers it, in any letter case. @returns null for anything but a subnet's id. */
export function parseSubnetId(id: string): SubnetRef | null {
  if (id.length > SUBNET_ID_LIMIT) return null;
  const [, subscriptionId = '', resourceGroup = '', virtualNetwork = '', subnet = ''] =
    SUBNET_ID.exec(id) ?? [];
  return isGuid(subscriptionId) &&
    isResourceGroup(resourceGroup) &&
    NAME.test(virtualNetwork) &&
    NAME.test(subnet)
    ? { subscriptionId, resourceGroup, virtualNetwork, subnet }
    : null;
}

/** The virtual network's resource id: a path, safe to append to ARM's origin. */
export function virtualNetworkId(ref: Omit<SubnetRef, 'subnet'>): string {
  const { subscriptionId, resourceGroup, virtualNetwork } = ref;
  return `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Network/virtualNetworks/${virtualNetwork}`;
}

/** The subnet's resource id: a path, safe to append to ARM's origin. */
export const subnetId = (ref: SubnetRef): string => `${virtualNetworkId(ref)}/subnets/${ref.subnet}`;

/** How people call a subnet: `vnet-build/snet-agents`. What is no subnet's id is given back as it is. */
export function subnetName(id: string): string {
  const [, network, subnet] = /\/virtualNetworks\/([^/]+)\/subnets\/([^/]+)\/?$/i.exec(id) ?? [];
  return network === undefined || subnet === undefined ? id : `${network}/${subnet}`;
}
