/** One thing that a write of ours undid of somebody else's, and several of them together. */
import { NO_CHANGE } from './change.ts';
import type { LoggedWrite } from './logged-writes.ts';
import type { PublicAccessChange } from './model.ts';

export type Undone = {
  /** The edit that puts it back: rules to add again, rules to remove again, settings. */
  readonly change: PublicAccessChange;
  /** Their `defaultAction`, where it was undone beside a mode that stayed the same (Disabled). */
  readonly defaultAction: string | null;
  /** False where it is not known that both writes were carried out, or which of two came last. */
  readonly isCertain: boolean;
};

/** What was undone of one write. */
export type Piece = { readonly source: LoggedWrite; readonly undone: Undone };

/** @param choices how many values the field may have held just before our write. */
export const undone = (
  part: Partial<PublicAccessChange>,
  own: LoggedWrite,
  source: LoggedWrite,
  choices: number,
): Undone => ({
  change: { ...NO_CHANGE, ...part },
  defaultAction: null,
  isCertain: choices === 1 && own.outcome === 'applied' && source.outcome === 'applied',
});

const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];

/** Both edits in one. */
export const together = (a: PublicAccessChange, b: PublicAccessChange): PublicAccessChange => ({
  ...a,
  ...b,
  addIpRules: both(a.addIpRules, b.addIpRules),
  removeIpRules: both(a.removeIpRules, b.removeIpRules),
  addSubnetRules: both(a.addSubnetRules, b.addSubnetRules),
  removeSubnetRules: both(a.removeSubnetRules, b.removeSubnetRules),
});

export const joined = (a: Undone, b: Undone): Undone => ({
  change: together(a.change, b.change),
  defaultAction: a.defaultAction ?? b.defaultAction,
  isCertain: a.isCertain && b.isCertain,
});
