/** Which of Azure's clouds an endpoint or a registry belongs to, as far as features differ. Pure. */

/** `public` also stands for endpoints of one's own. */
export type Cloud = 'public' | 'government' | 'china';

const SUFFIXES: readonly (readonly [string, Cloud])[] = [
  ['.usgovcloudapi.net', 'government'],
  ['.azurecr.us', 'government'],
  ['.chinacloudapi.cn', 'china'],
  ['.azurecr.cn', 'china'],
];

/** @param host of Azure Resource Manager or of a registry: either tells. */
export function cloudOf(host: string): Cloud {
  const name = host.toLowerCase();
  return SUFFIXES.find(([suffix]) => name.endsWith(suffix))?.[1] ?? 'public';
}

/** https://learn.microsoft.com/azure/container-registry/container-registry-vnet#preview-limitations */
export const hasServiceEndpoints = (cloud: Cloud): boolean => cloud === 'public';
