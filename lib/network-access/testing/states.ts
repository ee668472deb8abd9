/** States and edits that tests start from. */
import { NO_CHANGE } from '#lib/network-access/change.ts';
import { modeFields } from '#lib/network-access/mode.ts';
import type { AccessMode, NetworkAccess, PublicAccessChange } from '#lib/network-access/model.ts';

export const NO_CONNECTIONS = { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 };

/** A Premium registry as Azure makes it, in that mode, with what the test cares about. */
export function registryIn(
  mode: Exclude<AccessMode, 'unknown'>,
  more: Partial<NetworkAccess> = {},
): NetworkAccess {
  return {
    sku: 'Premium',
    ...modeFields(mode),
    ipRules: [],
    subnetRules: [],
    bypass: 'AzureServices',
    tasksBypass: false,
    dataEndpointEnabled: false,
    exportPolicy: 'Enabled',
    connections: NO_CONNECTIONS,
    ...more,
  };
}

/** An edit of nothing but this. */
export const edit = (change: Partial<PublicAccessChange>): PublicAccessChange =>
  Object.assign({}, NO_CHANGE, change);

const SUBSCRIPTION = '5ab00001-0000-4000-8000-000000000001';

/** The id of a subnet in a network of its own group. */
export const subnetNamed = (name: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-build/subnets/${name}`;
