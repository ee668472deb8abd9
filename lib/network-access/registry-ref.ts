/** Names taken from addresses and ids, checked before any request is built from them. */

/** The validated parts that a registry's resource id is rebuilt from. */
type RefParts = { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string };

const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** https://learn.microsoft.com/rest/api/resources/resource-groups/create-or-update: the path's pattern. */
const RESOURCE_GROUP =
  /^[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nd}_.()-]*[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nd}_()-]$/u;
/** The API's pattern and lengths. The hyphen of a domain name label is in `loginServer`, never in the name. */
const REGISTRY = /^[a-z\d]{5,50}$/i;
/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
const PRIVATE_ENDPOINT = /^[a-z\d]([\w.-]{0,78}\w)?$/i;

export const isGuid = (text: string): boolean => GUID.test(text);

export const isResourceGroup = (text: string): boolean => text.length <= 90 && RESOURCE_GROUP.test(text);

/**
 * Refuses everything that could address something else once it stands in a path: `..`, slashes,
 * percent signs, control characters. Letter case is kept; ARM ignores it.
 */
export function parseRegistryRef(parts: {
  readonly subscriptionId: unknown;
  readonly resourceGroup: unknown;
  readonly name: unknown;
}): { readonly ok: true; readonly ref: RefParts } | { readonly ok: false } {
  const { subscriptionId, resourceGroup, name } = parts;
  if (typeof subscriptionId !== 'string' || typeof resourceGroup !== 'string' || typeof name !== 'string')
    return { ok: false };
  return GUID.test(subscriptionId) && isResourceGroup(resourceGroup) && REGISTRY.test(name)
    ? { ok: true, ref: { subscriptionId, resourceGroup, name } }
    : { ok: false };
}

/** The registry's resource id: a path, safe to append to ARM's origin. */
export function registryId({ subscriptionId, resourceGroup, name }: RefParts): string {
  const [subscription, group, registry] = [subscriptionId, resourceGroup, name].map(encodeURIComponent);
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${registry}`;
}

/** @param id as ARM answers it, in any letter case. @returns null for anything but a registry's id. */
export function parseRegistryId(id: string): RefParts | null {
  const parsed = parseRegistryRef(splitId(id, 'microsoft.containerregistry', 'registries'));
  return parsed.ok ? parsed.ref : null;
}

/** @param id as ARM answers it, in any letter case. @returns null for anything but a private endpoint's id. */
export function parsePrivateEndpointId(id: string): RefParts | null {
  const {
    subscriptionId = '',
    resourceGroup = '',
    name = '',
  } = splitId(id, 'microsoft.network', 'privateendpoints');
  return GUID.test(subscriptionId) && isResourceGroup(resourceGroup) && PRIVATE_ENDPOINT.test(name)
    ? { subscriptionId, resourceGroup, name }
    : null;
}

/** The private endpoint's resource id, not encoded: for filters and comparisons, never for a path. */
export const privateEndpointId = ({ subscriptionId, resourceGroup, name }: RefParts): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Network/privateEndpoints/${name}`;

/** @param id as ARM answers it, in any letter case. @returns null for anything but a network interface's id. */
export function parseNetworkInterfaceId(id: string): RefParts | null {
  const parts = splitId(id, 'microsoft.network', 'networkinterfaces');
  // The same rules of naming as for a private endpoint, whose interfaces Azure names after it.
  return GUID.test(parts.subscriptionId) &&
    isResourceGroup(parts.resourceGroup) &&
    PRIVATE_ENDPOINT.test(parts.name)
    ? parts
    : null;
}

/** Azure names a connection `{registry}.{32 hex}`. */
export function isConnectionName(registryName: string, name: string): boolean {
  const [registry = '', suffix = '', ...more] = name.split('.');
  return (
    more.length === 0 &&
    registry.toLowerCase() === registryName.toLowerCase() &&
    /^[\da-f]{32}$/i.test(suffix)
  );
}

/** The three names in an id of that type, unchecked; empty ones for any other id. */
function splitId(id: string, provider: string, type: string): RefParts {
  const parts = id.split('/');
  const fixed = ['', 'subscriptions', null, 'resourcegroups', null, 'providers', provider, type, null];
  const fits =
    parts.length === fixed.length &&
    fixed.every((expected, index) => expected === null || parts[index]?.toLowerCase() === expected);
  const [, , subscriptionId = '', , resourceGroup = '', , , , name = ''] = fits ? parts : [];
  return { subscriptionId, resourceGroup, name };
}
