/** Path segments to a subnet or a subscription: a malformed id is a 404 here and never becomes a request to Azure. */
import { isGuid } from '#lib/network-access/registry-ref.ts';
import { parseSubnetId, type SubnetRef } from '#lib/network-access/subnet-ref.ts';
import { decodeSegment } from './registry-params.ts';

export type SubnetParams = {
  subscriptionId: string;
  resourceGroup: string;
  virtualNetwork: string;
  subnet: string;
};

export function subnetFromParams(params: SubnetParams): SubnetRef | null {
  const ref = {
    subscriptionId: decodeSegment(params.subscriptionId),
    resourceGroup: decodeSegment(params.resourceGroup),
    virtualNetwork: decodeSegment(params.virtualNetwork),
    subnet: decodeSegment(params.subnet),
  };
  // Only names that survive being put together and taken apart again are names.
  const id = `/subscriptions/${ref.subscriptionId}/resourceGroups/${ref.resourceGroup}/providers/Microsoft.Network/virtualNetworks/${ref.virtualNetwork}/subnets/${ref.subnet}`;
  return parseSubnetId(id);
}

export function subscriptionFromParams(params: { subscriptionId: string }): string | null {
  const id = decodeSegment(params.subscriptionId);
  return isGuid(id) ? id : null;
}
