/** Edits as differences: making them, applying them, turning them round. Rules compare canonically. */
import { canonicalRule } from './ip-range.ts';
import { accessMode, modeFields } from './mode.ts';
import type { Bypass, PublicAccess, PublicAccessChange, SubnetRule } from './model.ts';
import { canonicalSubnet } from './subnet-ref.ts';

export const NO_CHANGE: PublicAccessChange = {
  addIpRules: [],
  removeIpRules: [],
  addSubnetRules: [],
  removeSubnetRules: [],
};

/** What may be edited here, out of all that is known about a registry. */
export const publicPart = (access: PublicAccess): PublicAccess => ({
  publicNetworkAccess: access.publicNetworkAccess,
  defaultAction: access.defaultAction,
  ipRules: access.ipRules,
  subnetRules: access.subnetRules,
  bypass: access.bypass,
  tasksBypass: access.tasksBypass,
  dataEndpointEnabled: access.dataEndpointEnabled,
});

/** Of `list` what `others` does not hold, each once, in order; `key` tells what is the same. */
function outside(
  list: readonly string[],
  others: readonly string[],
  key: (item: string) => string,
): readonly string[] {
  const known = new Set(others.map(key));
  const left = list.filter((item) => !known.has(key(item)));
  if (left.length < 2) return left;
  const first = new Map(left.toReversed().map((item) => [key(item), item]));
  return [...first.values()].reverse();
}

/** The IP rules of `list` that `others` does not hold, each once, in canonical form and in order. */
export function rulesOutside(list: readonly string[], others: readonly string[]): readonly string[] {
  return outside(list.map(canonicalRule), others, canonicalRule);
}

/** The same for ids of subnets, which keep their spelling. */
export function subnetsOutside(list: readonly string[], others: readonly string[]): readonly string[] {
  return outside(list, others, canonicalSubnet);
}

/** Null where the subnet rules are not known. */
export const subnetIds = ({ subnetRules }: Pick<PublicAccess, 'subnetRules'>): readonly string[] | null =>
  subnetRules?.map(({ id }) => id) ?? null;

/** The bypass in the two words that can be written, or null for one this console does not know. */
export function knownBypass(bypass: string): Bypass | null {
  const value = bypass.toLowerCase();
  if (value === 'azureservices') return 'AzureServices';
  return value === 'none' ? 'None' : null;
}

/**
 * What turns `a` into `b`. A value this console does not know cannot be asked for: it is left out, and so
 * are subnet rules that one side does not know. The same mode in other fields (Disabled beside Allow or
 * Deny) is no difference.
 */
export function diff(a: PublicAccess, b: PublicAccess): PublicAccessChange {
  const mode = accessMode(b);
  const bypass = knownBypass(b.bypass);
  const [was, is] = [subnetIds(a), subnetIds(b)];
  return {
    ...(mode === 'unknown' || mode === accessMode(a) ? {} : { setMode: mode }),
    addIpRules: rulesOutside(b.ipRules, a.ipRules),
    removeIpRules: rulesOutside(a.ipRules, b.ipRules),
    addSubnetRules: was === null || is === null ? [] : subnetsOutside(is, was),
    removeSubnetRules: was === null || is === null ? [] : subnetsOutside(was, is),
    ...(bypass === null || bypass === knownBypass(a.bypass) ? {} : { setBypass: bypass }),
    ...(b.tasksBypass === null || b.tasksBypass === a.tasksBypass ? {} : { setTasksBypass: b.tasksBypass }),
    ...(b.dataEndpointEnabled === a.dataEndpointEnabled ? {} : { setDataEndpoint: b.dataEndpointEnabled }),
  };
}

/**
 * `a` with the change made: Azure's order and spelling stay, additions go to the end. Adding what is
 * there and removing what is not are no changes; a rule both removed and added ends up there. Subnet
 * rules that are not known stay unknown.
 */
export function apply(a: PublicAccess, change: PublicAccessChange): PublicAccess {
  const gone = new Set(rulesOutside(change.removeIpRules, change.addIpRules));
  const kept = a.ipRules.filter((rule) => !gone.has(canonicalRule(rule)));
  const { publicNetworkAccess, defaultAction } =
    change.setMode === undefined || change.setMode === accessMode(a) ? a : modeFields(change.setMode);
  const { setBypass, setTasksBypass, setDataEndpoint } = change;
  return {
    publicNetworkAccess,
    defaultAction,
    ipRules: [...kept, ...rulesOutside(change.addIpRules, kept)],
    subnetRules: a.subnetRules === null ? null : applySubnets(a.subnetRules, change),
    bypass: setBypass === undefined || setBypass === knownBypass(a.bypass) ? a.bypass : setBypass,
    tasksBypass: setTasksBypass ?? a.tasksBypass,
    dataEndpointEnabled: setDataEndpoint ?? a.dataEndpointEnabled,
  };
}

function applySubnets(rules: readonly SubnetRule[], change: PublicAccessChange): readonly SubnetRule[] {
  const { addSubnetRules, removeSubnetRules } = change;
  const gone = new Set(subnetsOutside(removeSubnetRules, addSubnetRules).map(canonicalSubnet));
  const kept = rules.filter(({ id }) => !gone.has(canonicalSubnet(id)));
  const added = subnetsOutside(
    addSubnetRules,
    kept.map(({ id }) => id),
  );
  return [...kept, ...added.map((id) => ({ id, action: 'Allow' }))];
}

/** The undo of what happened between the two states. */
export function invert(before: PublicAccess, after: PublicAccess): PublicAccessChange {
  return diff(after, before);
}

export function isEmpty(change: PublicAccessChange): boolean {
  return countChanges(change) === 0;
}

/** How many single differences: the mode and each switch count as one, each rule as one. */
export function countChanges(change: PublicAccessChange): number {
  const { setMode, setBypass, setTasksBypass, setDataEndpoint } = change;
  const settings = [setMode, setBypass, setTasksBypass, setDataEndpoint];
  return (
    settings.filter((value) => value !== undefined).length +
    change.addIpRules.length +
    change.removeIpRules.length +
    change.addSubnetRules.length +
    change.removeSubnetRules.length
  );
}

/** Whether the change can be sent only at the version that shows subnet rules. */
export const touchesSubnets = ({ addSubnetRules, removeSubnetRules }: PublicAccessChange): boolean =>
  addSubnetRules.length + removeSubnetRules.length > 0;

/** Whether `current` shows everything the change asked for, whatever else it holds. */
export function isSatisfied(change: PublicAccessChange, current: PublicAccess): boolean {
  const missing = unsatisfied(change, current);
  return isEmpty(missing);
}

/** The part of the change that `current` does not show. Subnet rules that are not known show nothing. */
export function unsatisfied(change: PublicAccessChange, current: PublicAccess): PublicAccessChange {
  const { setMode, setBypass, setTasksBypass, setDataEndpoint } = change;
  const present = new Set(current.ipRules.map(canonicalRule));
  const subnets = subnetIds(current);
  const known = new Set(subnets?.map(canonicalSubnet) ?? []);
  const isThere = (id: string) => subnets === null || known.has(canonicalSubnet(id));
  return {
    ...(setMode === undefined || setMode === accessMode(current) ? {} : { setMode }),
    addIpRules: rulesOutside(change.addIpRules, current.ipRules),
    removeIpRules: rulesOutside(change.removeIpRules, change.addIpRules).filter((rule) => present.has(rule)),
    addSubnetRules: subnetsOutside(change.addSubnetRules, subnets ?? []),
    removeSubnetRules: subnetsOutside(change.removeSubnetRules, change.addSubnetRules).filter(isThere),
    ...(setBypass === undefined || setBypass === knownBypass(current.bypass) ? {} : { setBypass }),
    ...(setTasksBypass === undefined || setTasksBypass === current.tasksBypass ? {} : { setTasksBypass }),
    ...(setDataEndpoint === undefined || setDataEndpoint === current.dataEndpointEnabled
      ? {}
      : { setDataEndpoint }),
  };
}
