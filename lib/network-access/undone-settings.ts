/** Settings of others that a write of ours undid: the mode, which goes along with every change of rules, and the bypass. */
import { NO_CHANGE } from './change.ts';
import { bringer, heldBefore } from './held.ts';
import type { LoggedWrite } from './logged-writes.ts';
import { accessMode, modeFields } from './mode.ts';
import type { Bypass, PublicAccess } from './model.ts';
import { isSameField, type Step } from './save-steps.ts';
import { type Piece, type Undone, undone } from './undone.ts';

const MODE_FIELDS = ['publicNetworkAccess', 'defaultAction'] as const;

/**
 * @param known what we had read before this write; null for one that was sent again, after a reading whose
 * place between others' writes nobody knows. @param left what held the mode that we were asked to leave,
 * if any: that somebody resends it with their rules is why ours was sent again, and no decision of theirs.
 */
export function modeUndone(
  own: LoggedWrite,
  recent: readonly Step[],
  before: PublicAccess,
  known: PublicAccess | null,
  left: PublicAccess | null,
): readonly Piece[] {
  if (MODE_FIELDS.every((field) => own.sets.values[field] === undefined)) return [];
  const access = heldBefore('publicNetworkAccess', recent, before);
  const action = heldBefore('defaultAction', recent, before);
  const choices = access.length * action.length;
  return access.flatMap(({ value: publicNetworkAccess }) =>
    action.flatMap(({ value: defaultAction }): readonly Piece[] => {
      const theirs = { publicNetworkAccess, defaultAction };
      const after = { ...theirs, ...own.sets.values };
      const isTheirs = (values: Partial<PublicAccess>, field: (typeof MODE_FIELDS)[number]) =>
        isSameField(field, values[field], theirs[field]) &&
        !(known !== null && isSameField(field, values[field], known[field]));
      const source = bringer(recent, ({ sets: { values } }) =>
        MODE_FIELDS.every((field) => values[field] === undefined)
          ? null
          : MODE_FIELDS.some((field) => isTheirs(values, field)),
      );
      const mode = accessMode(theirs);
      // Only what they had changed: a write that resends what everybody read decides nothing.
      const isResent =
        known === null &&
        left !== null &&
        recent.every((step) => step.isOurs || isAlongRules(step.write.sets.values)) &&
        MODE_FIELDS.every((field) => isSameField(field, theirs[field], left[field]));
      if (source === null || isResent) return [];
      const isNews = known === null || mode !== accessMode(known);
      const isModeUndone = isNews && mode !== 'unknown' && mode !== accessMode(after);
      const restored = isModeUndone ? modeFields(mode).defaultAction : after.defaultAction;
      const piece = (part: Partial<Undone>): Piece => ({
        source,
        undone: { ...undone(isModeUndone ? { setMode: mode } : {}, own, source, choices), ...part },
      });
      return [
        ...(isModeUndone ? [piece({})] : []),
        ...(isSameField('defaultAction', defaultAction, restored)
          ? []
          : [piece({ change: NO_CHANGE, defaultAction })]),
      ];
    }),
  );
}

/** `az acr network-rule` sends the rule set whole: its defaultAction is what was read, nobody's decision. */
const isAlongRules = ({ publicNetworkAccess, defaultAction, ipRules, subnetRules }: Partial<PublicAccess>) =>
  publicNetworkAccess === undefined &&
  (defaultAction === undefined || ipRules !== undefined || subnetRules !== undefined);

/** The other settings have two positions: a write that changes one cannot undo another change of it. */
export function bypassUndone(
  own: LoggedWrite,
  earlier: readonly Step[],
  before: PublicAccess,
): readonly Piece[] {
  const mine = own.sets.values.bypass;
  if (mine === undefined) return [];
  const held = heldBefore('bypass', earlier, before);
  return held.flatMap(({ value }) => {
    if (isSameField('bypass', value, mine) || isSameField('bypass', value, before.bypass)) return [];
    const source = bringer(earlier, ({ sets }) =>
      sets.values.bypass === undefined ? null : isSameField('bypass', sets.values.bypass, value),
    );
    return source === null
      ? []
      : [{ source, undone: undone({ setBypass: value as Bypass }, own, source, held.length) }];
  });
}
