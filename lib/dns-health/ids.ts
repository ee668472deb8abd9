/** Resource ids as this folder handles them: compared without letter case, taken apart by place. */

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const includesId = (ids: readonly string[], id: string): boolean => ids.some((one) => same(one, id));

/** The last segment: what people call the resource. */
export const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** `/subscriptions/…/resourceGroups/…` of a resource's id. */
export const groupOf = (id: string): string => id.split('/').slice(0, 5).join('/');

export const zoneIdIn = (groupId: string, zoneName: string): string =>
  `${groupId}/providers/Microsoft.Network/privateDnsZones/${zoneName}`;
