/** Three-way merge of one edit with what others did meanwhile, rule by rule; disjoint edits all survive. */
import { apply, diff, knownBypass, rulesOutside, subnetsOutside, unsatisfied } from './change.ts';
import { accessMode } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';

/** A setting that both sides changed, to different values. */
export type MergeConflict = 'mode' | 'bypass' | 'tasksBypass';

export type Merged = {
  /** What Azure should hold afterwards; on a conflict with their value, until somebody chooses. */
  readonly target: PublicAccess;
  /** What still has to be sent, relative to `theirs`. */
  readonly effective: PublicAccessChange;
  /** What others changed and this edit did not touch: it stays as they left it. */
  readonly keptFromOthers: PublicAccessChange;
  readonly conflicts: readonly MergeConflict[];
};

/**
 * @param base what the edit started from. @param theirs what Azure holds now. @param change the edit.
 * Adding a rule that is already there, or removing one already gone, needs nothing more.
 */
export function merge(base: PublicAccess, theirs: PublicAccess, change: PublicAccessChange): Merged {
  const asked = withoutRepetitions(base, change);
  const conflicts = conflictsOf(base, theirs, asked);
  const effective = without(unsatisfied(asked, theirs), conflicts);
  return {
    target: apply(theirs, effective),
    effective,
    keptFromOthers: keptFromOthers(diff(base, theirs), asked),
    conflicts,
  };
}

/** Asking for the setting that the edit began with asks for nothing. */
function withoutRepetitions(base: PublicAccess, change: PublicAccessChange): PublicAccessChange {
  const { setMode, setBypass, setTasksBypass, setDataEndpoint, ...rules } = change;
  return {
    ...rules,
    ...(setMode === undefined || setMode === accessMode(base) ? {} : { setMode }),
    ...(setBypass === undefined || setBypass === knownBypass(base.bypass) ? {} : { setBypass }),
    ...(setTasksBypass === undefined || setTasksBypass === base.tasksBypass ? {} : { setTasksBypass }),
    ...(setDataEndpoint === undefined || setDataEndpoint === base.dataEndpointEnabled
      ? {}
      : { setDataEndpoint }),
  };
}

/**
 * A switch with two positions cannot be changed by both sides to different values, except from or to
 * one that is not known.
 */
function conflictsOf(
  base: PublicAccess,
  theirs: PublicAccess,
  { setMode, setBypass, setTasksBypass }: PublicAccessChange,
): readonly MergeConflict[] {
  const clashes = (wanted: unknown, current: unknown, changed: boolean) =>
    wanted !== undefined && wanted !== current && changed;
  return [
    ...(clashes(setMode, accessMode(theirs), changedMode(base, theirs)) ? (['mode'] as const) : []),
    ...(clashes(setBypass, knownBypass(theirs.bypass), changedWord(base.bypass, theirs.bypass))
      ? (['bypass'] as const)
      : []),
    ...(clashes(setTasksBypass, theirs.tasksBypass, base.tasksBypass !== theirs.tasksBypass)
      ? (['tasksBypass'] as const)
      : []),
  ];
}

const changedWord = (a: string, b: string) => a.toLowerCase() !== b.toLowerCase();

function changedMode(base: PublicAccess, theirs: PublicAccess): boolean {
  const [before, after] = [accessMode(base), accessMode(theirs)];
  if (before !== after) return true;
  return (
    after === 'unknown' &&
    (base.publicNetworkAccess !== theirs.publicNetworkAccess || base.defaultAction !== theirs.defaultAction)
  );
}

/** The change without the settings that are in conflict. */
function without(change: PublicAccessChange, conflicts: readonly MergeConflict[]): PublicAccessChange {
  const { setMode, setBypass, setTasksBypass, ...others } = change;
  const free = (field: MergeConflict) => !conflicts.includes(field);
  return {
    ...others,
    ...(setMode !== undefined && free('mode') ? { setMode } : {}),
    ...(setBypass !== undefined && free('bypass') ? { setBypass } : {}),
    ...(setTasksBypass !== undefined && free('tasksBypass') ? { setTasksBypass } : {}),
  };
}

function keptFromOthers(made: PublicAccessChange, ours: PublicAccessChange): PublicAccessChange {
  const touched = [...ours.addIpRules, ...ours.removeIpRules];
  const touchedSubnets = [...ours.addSubnetRules, ...ours.removeSubnetRules];
  const kept = <T>(theirs: T | undefined, mine: T | undefined) => (mine === undefined ? theirs : undefined);
  const [setMode, setBypass] = [kept(made.setMode, ours.setMode), kept(made.setBypass, ours.setBypass)];
  const setTasksBypass = kept(made.setTasksBypass, ours.setTasksBypass);
  const setDataEndpoint = kept(made.setDataEndpoint, ours.setDataEndpoint);
  return {
    ...(setMode === undefined ? {} : { setMode }),
    addIpRules: rulesOutside(made.addIpRules, touched),
    removeIpRules: rulesOutside(made.removeIpRules, touched),
    addSubnetRules: subnetsOutside(made.addSubnetRules, touchedSubnets),
    removeSubnetRules: subnetsOutside(made.removeSubnetRules, touchedSubnets),
    ...(setBypass === undefined ? {} : { setBypass }),
    ...(setTasksBypass === undefined ? {} : { setTasksBypass }),
    ...(setDataEndpoint === undefined ? {} : { setDataEndpoint }),
  };
}
