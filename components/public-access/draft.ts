/** An unsaved edit of public access: what it is relative to, the differences, and text not added yet. Pure. */
import {
  diff,
  invert,
  isEmpty,
  knownBypass,
  NO_CHANGE,
  rulesOutside,
  subnetIds,
  subnetsOutside,
} from '#lib/network-access/change.ts';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import { type MergeConflict, merge } from '#lib/network-access/merge.ts';
import { accessMode, modeFields } from '#lib/network-access/mode.ts';
import type { AccessMode, Bypass, PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import type { SaveOutcome } from '#lib/registries/shapes.ts';

export type Mode = Exclude<AccessMode, 'unknown'>;

/** What a draft met when Azure's state changed under it. */
export type Rebase = {
  /** What others changed since the draft began. */
  readonly made: PublicAccessChange;
  /** What that is relative to. */
  readonly from: PublicAccess;
  /** The mode on both sides, when both changed it: somebody has to choose. */
  readonly modes: { readonly theirs: AccessMode; readonly mine: Mode } | null;
};

/** Why the browser left the page with a review open. */
export type Leave = {
  readonly why: 'step_up' | 'sign_in';
  /** The session's end before leaving; another one afterwards means that signing in worked. */
  readonly sessionEnd: number;
};

export type Draft = {
  readonly base: PublicAccess;
  /** When Azure reported `base`: ISO 8601. */
  readonly readAt: string;
  readonly change: PublicAccessChange;
  /** Lines in the field that have not been added: never part of what is saved. */
  readonly pasted: string;
  readonly rebase: Rebase | null;
  readonly leave: Leave | null;
};

export const newDraft = (base: PublicAccess, readAt: string): Draft => ({
  base,
  readAt,
  change: NO_CHANGE,
  pasted: '',
  rebase: null,
  leave: null,
});

/** Nothing that would be lost. */
export const isBlank = ({ change, pasted }: Draft): boolean => isEmpty(change) && pasted.trim() === '';

/** Choosing the mode in effect is no change. */
export function chooseMode(draft: Draft, mode: Mode): Draft {
  const { setMode, ...others } = draft.change;
  return { ...draft, change: mode === accessMode(draft.base) ? others : { ...others, setMode: mode } };
}

/** Choosing what is in effect is no change. */
export function chooseBypass(draft: Draft, bypass: Bypass): Draft {
  const { setBypass, ...others } = draft.change;
  const isSame = knownBypass(draft.base.bypass) === bypass;
  return { ...draft, change: isSame ? others : { ...others, setBypass: bypass } };
}

export function chooseTasksBypass(draft: Draft, allowed: boolean): Draft {
  const { setTasksBypass, ...others } = draft.change;
  const isSame = draft.base.tasksBypass === allowed;
  return { ...draft, change: isSame ? others : { ...others, setTasksBypass: allowed } };
}

export function chooseDataEndpoint(draft: Draft, enabled: boolean): Draft {
  const { setDataEndpoint, ...others } = draft.change;
  const isSame = draft.base.dataEndpointEnabled === enabled;
  return { ...draft, change: isSame ? others : { ...others, setDataEndpoint: enabled } };
}

/** @param rules canonical. Adding one that was marked for removal takes the mark away. */
export function addRules(draft: Draft, rules: readonly string[]): Draft {
  const { change, base } = draft;
  const wanted = new Set(rules);
  const known = new Set([...base.ipRules.map(canonicalRule), ...change.addIpRules]);
  return {
    ...draft,
    change: {
      ...change,
      addIpRules: [...change.addIpRules, ...[...wanted].filter((rule) => !known.has(rule))],
      removeIpRules: change.removeIpRules.filter((rule) => !wanted.has(rule)),
    },
  };
}

/** @param rule an existing one, in any spelling. */
export function removeRule(draft: Draft, rule: string): Draft {
  const { change } = draft;
  const gone = canonicalRule(rule);
  return change.removeIpRules.includes(gone)
    ? draft
    : { ...draft, change: { ...change, removeIpRules: [...change.removeIpRules, gone] } };
}

/** Takes one mark back, whichever it is. */
export function undoRule(draft: Draft, rule: string): Draft {
  const { change } = draft;
  const others = (list: readonly string[]) => list.filter((known) => known !== canonicalRule(rule));
  return {
    ...draft,
    change: {
      ...change,
      addIpRules: others(change.addIpRules),
      removeIpRules: others(change.removeIpRules),
    },
  };
}

/** These rules instead of those that the draft has: what is the same stays as it is. @param rules canonical. */
export function replaceRules(draft: Draft, rules: readonly string[]): Draft {
  const { base, change } = draft;
  return {
    ...draft,
    change: {
      ...change,
      addIpRules: rulesOutside(rules, base.ipRules),
      removeIpRules: rulesOutside(base.ipRules, rules),
    },
  };
}

/** @param ids of subnets. Adding one that was marked for removal takes the mark away. */
export function addSubnets(draft: Draft, ids: readonly string[]): Draft {
  const { change, base } = draft;
  const known = [...(base.subnetRules ?? []).map(({ id }) => id), ...change.addSubnetRules];
  return {
    ...draft,
    change: {
      ...change,
      addSubnetRules: [...change.addSubnetRules, ...subnetsOutside(ids, known)],
      removeSubnetRules: subnetsOutside(change.removeSubnetRules, ids),
    },
  };
}

/** @param id of an existing rule's subnet, in any letter case. */
export function removeSubnet(draft: Draft, id: string): Draft {
  const { change } = draft;
  const removeSubnetRules = [...change.removeSubnetRules, ...subnetsOutside([id], change.removeSubnetRules)];
  return { ...draft, change: { ...change, removeSubnetRules } };
}

/** Takes one mark back, whichever it is. */
export function undoSubnet(draft: Draft, id: string): Draft {
  const { change } = draft;
  const others = (list: readonly string[]) =>
    list.filter((known) => canonicalSubnet(known) !== canonicalSubnet(id));
  return {
    ...draft,
    change: {
      ...change,
      addSubnetRules: others(change.addSubnetRules),
      removeSubnetRules: others(change.removeSubnetRules),
    },
  };
}

/** Public access as nobody had ever restricted it: every rule goes, and All networks. */
export function restoreDefault(draft: Draft): Draft {
  const { base, change } = draft;
  const wish = {
    ...base,
    ...modeFields('all'),
    ipRules: [],
    subnetRules: base.subnetRules === null ? null : [],
  };
  const { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules } = diff(base, wish);
  const { setMode, ...others } = change;
  const rules = { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules };
  return chooseMode({ ...draft, change: { ...others, ...rules } }, 'all');
}

export const isSame = (a: PublicAccess, b: PublicAccess): boolean =>
  a.publicNetworkAccess === b.publicNetworkAccess &&
  a.defaultAction === b.defaultAction &&
  a.bypass === b.bypass &&
  a.tasksBypass === b.tasksBypass &&
  a.dataEndpointEnabled === b.dataEndpointEnabled &&
  isSameList(a.ipRules, b.ipRules) &&
  isSameList(subnetIds(a), subnetIds(b));

const isSameList = (a: readonly string[] | null, b: readonly string[] | null) =>
  a?.length === b?.length && (a ?? []).every((item, index) => item === b?.[index]);

/** The same edit on top of what Azure holds now. What is already there is no longer part of it. */
export function rebase(draft: Draft, theirs: PublicAccess, readAt: string): Draft {
  const { base, change } = draft;
  const made = diff(base, theirs);
  const { effective, conflicts } = merge(base, theirs, change);
  const mine = conflicts.includes('mode') ? change.setMode : undefined;
  const disputed = mineOf(change, conflicts);
  const isNews = !isEmpty(made) && !isEmpty(change);
  return {
    ...draft,
    base: theirs,
    readAt,
    change: { ...effective, ...disputed },
    rebase: isNews
      ? { made, from: base, modes: mine === undefined ? null : { theirs: accessMode(theirs), mine } }
      : draft.rebase,
  };
}

/** The settings that both sides changed, as this edit wants them. */
export function mineOf(
  { setMode, setBypass, setTasksBypass }: PublicAccessChange,
  conflicts: readonly MergeConflict[],
): Partial<PublicAccessChange> {
  return {
    ...(setMode !== undefined && conflicts.includes('mode') ? { setMode } : {}),
    ...(setBypass !== undefined && conflicts.includes('bypass') ? { setBypass } : {}),
    ...(setTasksBypass !== undefined && conflicts.includes('tasksBypass') ? { setTasksBypass } : {}),
  };
}

/** After a save: what was edited meanwhile and not sent, relative to what Azure shows now. */
export function afterSaving(draft: Draft, after: PublicAccess, readAt: string): Draft {
  const { effective } = merge(draft.base, after, draft.change);
  return { ...draft, base: after, readAt, change: effective, rebase: null, leave: null };
}

/** The inverse of a save, on top of what Azure holds now. What is typed in the field stays. */
export function undoDraft(
  { before, after, readBackAt }: Pick<SaveOutcome, 'before' | 'after' | 'readBackAt'>,
  { pasted }: Draft,
  current: PublicAccess,
  readAt: string,
): Draft {
  return rebase({ ...newDraft(after, readBackAt), change: invert(before, after), pasted }, current, readAt);
}
