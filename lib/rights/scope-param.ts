/** A scope at which rights are asked for, as the browser names it: taken apart, and rebuilt from checked names. Pure. */
import { isGuid, isResourceGroup } from '#lib/network-access/registry-ref.ts';

/** Subscription, resource group, or one of the resources that this console writes beside registries. */
const SCOPE =
  /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+)(?:\/providers\/Microsoft\.Network\/(virtualNetworks|privateDnsZones|privateEndpoints)\/([\w.-]+)(\/subnets\/([\w.-]+))?)?)?$/i;
const LONGEST = 500;
const DOTS = /^\.+$/;

/** @returns the scope as a path that can be asked for, or null. */
export function parseRightsScope(text: string): string | null {
  const found = text.length > LONGEST ? null : SCOPE.exec(text);
  if (found === null) return null;
  const [, subscription = '', group, type, name = '', , subnet = ''] = found;
  if (!isGuid(subscription) || DOTS.test(name) || DOTS.test(subnet)) return null;
  if (subnet !== '' && type?.toLowerCase() !== 'virtualnetworks') return null;
  const parts = [`/subscriptions/${subscription}`];
  if (group !== undefined) {
    const decoded = decode(group);
    if (decoded === null || !isResourceGroup(decoded)) return null;
    parts.push(`/resourceGroups/${encodeURIComponent(decoded)}`);
  }
  if (type !== undefined) parts.push(`/providers/Microsoft.Network/${type}/${name}`);
  if (subnet !== '') parts.push(`/subnets/${subnet}`);
  return parts.join('');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
