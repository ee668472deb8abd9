/** Ids of the resources that act as somebody, taken apart and rebuilt from checked names. */
import { isGuid, isResourceGroup } from '#lib/network-access/registry-ref.ts';

export type ResourceKind = 'machine' | 'identity' | 'cluster';

export type ResourceRef = {
  readonly kind: ResourceKind;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

/** Longer than any id that Azure's limits on names allow. */
export const RESOURCE_ID_LIMIT = 400;

const TYPES: Readonly<Record<ResourceKind, string>> = {
  machine: 'Microsoft.Compute/virtualMachines',
  identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  cluster: 'Microsoft.ContainerService/managedClusters',
};

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAMES: Readonly<Record<ResourceKind, RegExp>> = {
  machine: /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,79}$/u,
  identity: /^[a-z\d][\w-]{2,127}$/i,
  cluster: /^[a-z\d]([\w-]{0,61}[a-z\d])?$/i,
};

export const isIdentityName = (text: string): boolean => NAMES.identity.test(text);

/** The resource's id: a path, safe to append to ARM's origin. */
export const resourceId = ({ kind, subscriptionId, resourceGroup, name }: ResourceRef): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/${TYPES[kind]}/${encodeURIComponent(name)}`;

/** @param id as ARM answers it, in any letter case. @returns null for anything but an id of that kind. */
export function parseResourceId(kind: ResourceKind, id: string): ResourceRef | null {
  const [provider = '', type = ''] = TYPES[kind].toLowerCase().split('/');
  const parts = id.length > RESOURCE_ID_LIMIT ? [] : id.split('/');
  const fixed = ['', 'subscriptions', null, 'resourcegroups', null, 'providers', provider, type, null];
  const fits =
    parts.length === fixed.length &&
    fixed.every((expected, index) => expected === null || parts[index]?.toLowerCase() === expected);
  const [, , subscriptionId = '', , resourceGroup = '', , , , name = ''] = fits ? parts : [];
  return isGuid(subscriptionId) && isResourceGroup(resourceGroup) && NAMES[kind].test(name)
    ? { kind, subscriptionId, resourceGroup, name }
    : null;
}

/** The last part of any id: what people call the thing. */
export const lastName = (id: string): string => id.split('/').filter(Boolean).at(-1) ?? id;
