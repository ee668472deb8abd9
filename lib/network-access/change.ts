/** Edits as differences: making them, applying them, turning them round. Rules compare canonically. */
import { canonicalRule } from './ip-range.ts';
import { accessMode, modeFields } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';

/** The rules of `list` that `others` does not hold, each once, in canonical form and in order. */
export function rulesOutside(list: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(canonicalRule));
  return [...new Set(list.map(canonicalRule))].filter((rule) => !known.has(rule));
}

/**
 * What turns `a` into `b`. A mode this console does not know cannot be asked for: it is left out.
 * The same mode in other fields (Disabled beside Allow or Deny) is no difference.
 */
export function diff(a: PublicAccess, b: PublicAccess): PublicAccessChange {
  const mode = accessMode(b);
  return {
    ...(mode === 'unknown' || mode === accessMode(a) ? {} : { setMode: mode }),
    addIpRules: rulesOutside(b.ipRules, a.ipRules),
    removeIpRules: rulesOutside(a.ipRules, b.ipRules),
  };
}

/**
 * `a` with the change made: Azure's order and spelling stay, additions go to the end. Adding what is
 * there and removing what is not are no changes; a rule both removed and added ends up there.
 */
export function apply(a: PublicAccess, change: PublicAccessChange): PublicAccess {
  const gone = new Set(rulesOutside(change.removeIpRules, change.addIpRules));
  const kept = a.ipRules.filter((rule) => !gone.has(canonicalRule(rule)));
  const { publicNetworkAccess, defaultAction } =
    change.setMode === undefined || change.setMode === accessMode(a) ? a : modeFields(change.setMode);
  return { publicNetworkAccess, defaultAction, ipRules: [...kept, ...rulesOutside(change.addIpRules, kept)] };
}

/** The undo of what happened between the two states. */
export function invert(before: PublicAccess, after: PublicAccess): PublicAccessChange {
  return diff(after, before);
}

export function isEmpty(change: PublicAccessChange): boolean {
  return countChanges(change) === 0;
}

/** How many single differences: the mode counts as one, each rule as one. */
export function countChanges({ setMode, addIpRules, removeIpRules }: PublicAccessChange): number {
  return (setMode === undefined ? 0 : 1) + addIpRules.length + removeIpRules.length;
}

/** Whether `current` shows everything the change asked for, whatever else it holds. */
export function isSatisfied(change: PublicAccessChange, current: PublicAccess): boolean {
  const stillThere = new Set(current.ipRules.map(canonicalRule));
  return (
    (change.setMode === undefined || change.setMode === accessMode(current)) &&
    rulesOutside(change.addIpRules, current.ipRules).length === 0 &&
    !rulesOutside(change.removeIpRules, change.addIpRules).some((rule) => stillThere.has(rule))
  );
}
