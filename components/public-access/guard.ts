/** Which changes cut off everyone, or everyone on the Internet: they ask for the registry's name. Pure. */
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';

export type Guard =
  /** Public access goes; private endpoints stay. */
  | 'disabled'
  /** No client is left that could reach the registry. */
  | 'nobody';

/** Subnet rules that could not be read count as none: asking once too often is the smaller mistake. */
function letsNobodyIn(access: NetworkAccess): boolean {
  const { ipRules, subnetRules, connections } = access;
  const mode = accessMode(access);
  const isClosed =
    mode === 'disabled' ||
    (mode === 'selected' && ipRules.length === 0 && (subnetRules === null || subnetRules.length === 0));
  return isClosed && connections.approved === 0;
}

/** @returns null for a change that needs no more than a review, among them those that only open. */
export function guardOf(before: NetworkAccess, after: NetworkAccess): Guard | null {
  if (letsNobodyIn(after) && !letsNobodyIn(before)) return 'nobody';
  const isDisabling = accessMode(after) === 'disabled' && accessMode(before) !== 'disabled';
  if (!isDisabling) return null;
  return letsNobodyIn(after) ? 'nobody' : 'disabled';
}
