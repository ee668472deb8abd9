/** Three-way merge of one edit with what others did meanwhile, rule by rule; disjoint edits all survive. */
import { apply, diff, rulesOutside } from './change.ts';
import { canonicalRule } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';

export type Merged = {
  /** What Azure should hold afterwards; on a conflict with their mode, until somebody chooses. */
  readonly target: PublicAccess;
  /** What still has to be sent, relative to `theirs`. */
  readonly effective: PublicAccessChange;
  /** What others changed and this edit did not touch: it stays as they left it. */
  readonly keptFromOthers: PublicAccessChange;
  readonly conflicts: readonly 'mode'[];
};

/**
 * @param base what the edit started from. @param theirs what Azure holds now. @param change the edit.
 * Adding a rule that is already there, or removing one already gone, needs nothing more.
 */
export function merge(base: PublicAccess, theirs: PublicAccess, change: PublicAccessChange): Merged {
  const wanted = change.setMode === accessMode(base) ? undefined : change.setMode;
  const current = accessMode(theirs);
  const conflict = wanted !== undefined && wanted !== current && changedMode(base, theirs);
  const sendMode = !conflict && wanted !== current ? wanted : undefined;
  const present = new Set(theirs.ipRules.map(canonicalRule));
  const effective: PublicAccessChange = {
    ...(sendMode === undefined ? {} : { setMode: sendMode }),
    addIpRules: rulesOutside(change.addIpRules, theirs.ipRules),
    removeIpRules: rulesOutside(change.removeIpRules, change.addIpRules).filter((rule) => present.has(rule)),
  };
  return {
    target: apply(theirs, effective),
    effective,
    keptFromOthers: keptFromOthers(diff(base, theirs), change, wanted),
    conflicts: conflict ? ['mode'] : [],
  };
}

function keptFromOthers(
  made: PublicAccessChange,
  ours: PublicAccessChange,
  wanted: PublicAccessChange['setMode'],
): PublicAccessChange {
  const touched = [...ours.addIpRules, ...ours.removeIpRules];
  return {
    ...(made.setMode === undefined || wanted !== undefined ? {} : { setMode: made.setMode }),
    addIpRules: rulesOutside(made.addIpRules, touched),
    removeIpRules: rulesOutside(made.removeIpRules, touched),
  };
}

function changedMode(base: PublicAccess, theirs: PublicAccess): boolean {
  const [before, after] = [accessMode(base), accessMode(theirs)];
  if (before !== after) return true;
  return (
    after === 'unknown' &&
    (base.publicNetworkAccess !== theirs.publicNetworkAccess || base.defaultAction !== theirs.defaultAction)
  );
}
