/** What tests of subnets share: the article's network, and subnets made to order. */
import type { ArmConnection } from '#lib/arm/connection.ts';
import { putSubnet } from '#lib/arm/virtual-networks.ts';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import { readSubnet } from '#lib/networks/read-subnet.ts';
import type { SubnetInfo } from '#lib/networks/shapes.ts';

/** https://learn.microsoft.com/azure/container-registry/container-registry-vnet */
export const ARTICLE_SUBNET: SubnetRef = {
  subscriptionId: '5ab00003-0000-4000-8000-000000000003',
  resourceGroup: 'myResourceGroup',
  virtualNetwork: 'myDockerVMVNET',
  subnet: 'myDockerVMSubnet',
};

/** A subnet of which the seed says that it has the service endpoint and that registries name it. */
export const BUILD_SUBNET: SubnetRef = {
  subscriptionId: '5ab00001-0000-4000-8000-000000000001',
  resourceGroup: 'rg-build-weu',
  virtualNetwork: 'vnet-build-weu',
  subnet: 'snet-build',
};

export async function seenSubnet(arm: ArmConnection, ref: SubnetRef): Promise<SubnetInfo> {
  const read = await readSubnet(arm, ref);
  if (!read.ok) throw new Error(`not readable: ${read.failure.code}`);
  if (read.value.subnet === null) throw new Error(`not there: ${read.value.state}`);
  return read.value.subnet;
}

/** Somebody else's subnet beside it, whole; any version of what is there now. */
export const someonePuts = (arm: ArmConnection, ref: SubnetRef, properties: object) =>
  putSubnet(arm, ref, { properties }, '*');
