/** An unsaved edit of public access: what it is relative to, the differences, and text not added yet. Pure. */
import { diff, invert, isEmpty } from '#lib/network-access/change.ts';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import { merge } from '#lib/network-access/merge.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type {
  AccessMode,
  NetworkAccess,
  PublicAccess,
  PublicAccessChange,
} from '#lib/network-access/model.ts';
import type { SaveOutcome } from '#lib/registries/shapes.ts';

export type Mode = Exclude<AccessMode, 'unknown'>;

/** What a draft met when Azure's state changed under it. */
export type Rebase = {
  /** What others changed since the draft began. */
  readonly made: PublicAccessChange;
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

export const NO_CHANGE: PublicAccessChange = { addIpRules: [], removeIpRules: [] };

export const publicPart = ({ publicNetworkAccess, defaultAction, ipRules }: NetworkAccess): PublicAccess => ({
  publicNetworkAccess,
  defaultAction,
  ipRules,
});

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

const rulesOnly = ({ addIpRules, removeIpRules }: PublicAccessChange): PublicAccessChange => ({
  addIpRules,
  removeIpRules,
});

/** Choosing the mode in effect is no change. */
export function chooseMode(draft: Draft, mode: Mode): Draft {
  const rules = rulesOnly(draft.change);
  return { ...draft, change: mode === accessMode(draft.base) ? rules : { ...rules, setMode: mode } };
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

export const isSame = (a: PublicAccess, b: PublicAccess): boolean =>
  a.publicNetworkAccess === b.publicNetworkAccess &&
  a.defaultAction === b.defaultAction &&
  a.ipRules.length === b.ipRules.length &&
  a.ipRules.every((rule, index) => rule === b.ipRules[index]);

/** The same edit on top of what Azure holds now. What is already there is no longer part of it. */
export function rebase(draft: Draft, theirs: PublicAccess, readAt: string): Draft {
  const { base, change } = draft;
  const made = diff(base, theirs);
  const { effective, conflicts } = merge(base, theirs, change);
  const mine = conflicts.includes('mode') ? change.setMode : undefined;
  const isNews = !isEmpty(made) && !isEmpty(change);
  return {
    ...draft,
    base: theirs,
    readAt,
    change: { ...effective, ...(mine === undefined ? {} : { setMode: mine }) },
    rebase: isNews
      ? { made, modes: mine === undefined ? null : { theirs: accessMode(theirs), mine } }
      : draft.rebase,
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
