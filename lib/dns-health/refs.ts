/** Ids of zones and networks taken apart and rebuilt from checked names, and names that records may have. */
import { isGuid, isResourceGroup } from '#lib/network-access/registry-ref.ts';

export type ZoneRef = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** Such as `privatelink.azurecr.io`. */
  readonly zone: string;
};

export type NetworkRef = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly virtualNetwork: string;
};

/** Longer than any id that Azure's limits on names allow. */
export const ID_LIMIT = 500;

const ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/(privateDnsZones|virtualNetworks)\/([^/]+)\/?$/i;
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** Zones that hold names of registries, in each of Azure's clouds: no other is read or written here. */
const ZONE = new RegExp(`^(?:${LABEL}\\.)*azurecr\\.(?:io|us|cn)$`, 'i');
const RECORD = new RegExp(`^(?:@|${LABEL}(?:\\.${LABEL})*)$`, 'i');
/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
const NAME = /^[a-z\d]([\w.-]{0,78}\w)?$/i;

export const isZoneName = (name: string): boolean => name.length <= 253 && ZONE.test(name);
export const isRecordName = (name: string): boolean => name.length <= 253 && RECORD.test(name);
/** Of links and zone groups. */
export const isChildName = (name: string): boolean => NAME.test(name);

/** @returns null for anything but the id of a zone that may hold a registry's names. */
export function parseZoneId(id: string): ZoneRef | null {
  const parts = split(id, 'privatednszones');
  if (parts === null || !isZoneName(parts.name)) return null;
  const { subscriptionId, resourceGroup, name } = parts;
  return { subscriptionId, resourceGroup, zone: name };
}

/** @returns null for anything but a virtual network's id. */
export function parseNetworkId(id: string): NetworkRef | null {
  const parts = split(id, 'virtualnetworks');
  if (parts === null || !NAME.test(parts.name)) return null;
  const { subscriptionId, resourceGroup, name } = parts;
  return { subscriptionId, resourceGroup, virtualNetwork: name };
}

/** The zone's resource id: a path, safe to append to ARM's origin. */
export const zoneIdOf = ({ subscriptionId, resourceGroup, zone }: ZoneRef): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Network/privateDnsZones/${zone}`;

function split(id: string, type: string) {
  if (id.length > ID_LIMIT) return null;
  const [, subscriptionId = '', resourceGroup = '', kind = '', name = ''] = ID.exec(id) ?? [];
  return kind.toLowerCase() === type && isGuid(subscriptionId) && isResourceGroup(resourceGroup)
    ? { subscriptionId, resourceGroup, name }
    : null;
}
