/** Properties of a registry that are not network access: named, with values where a source tells them. */
import type { OtherChange } from './model.ts';

/** What lib/history/model.ts has fields for, and what Azure fills in by itself. */
const KNOWN =
  /^properties\.(publicNetworkAccess|networkRuleSet|networkRuleBypassOptions|networkRuleBypassAllowedForTasks|dataEndpointEnabled|provisioningState|status|privateEndpointConnections|dataEndpointHostNames|creationDate|loginServer)\b/i;
/** `properties.policies` is several settings. */
const DEEPER = /^properties\.(policies|encryption)$/i;
/** Names and kinds of the resource itself. */
const NOT_SET = /^(id|name|type|apiVersion|systemData)$/i;
const LONGEST = 60;

/** @param body of a request. @returns names only: it says what was sent, not what changed. */
export function otherNames(body: unknown): readonly OtherChange[] {
  const names = (value: unknown, path: string): string[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, member]) => {
      const full = path === '' ? name : `${path}.${name}`;
      return /^properties$/i.test(full) || DEEPER.test(full) ? names(member, full) : [full];
    });
  };
  return names(body, '')
    .filter((name) => !KNOWN.test(name) && !NOT_SET.test(name))
    .map((name) => ({ name: shortName(name), from: null, to: null }));
}

/** @param path of a change record. */
export const isOtherPath = (path: string): boolean => !KNOWN.test(path) && !NOT_SET.test(path);

export const shortName = (path: string): string => path.replace(/^properties\./i, '').slice(0, LONGEST);
export const shortValue = (value: string | null): string | null =>
  value === null || value.length <= LONGEST ? value : `${value.slice(0, LONGEST)}…`;
