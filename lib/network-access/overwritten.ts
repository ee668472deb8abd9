/** What a save of ours undid of other people's writes: the difference it made and was not asked for. */
import { apply } from './change.ts';
import type { LoggedWrite } from './logged-writes.ts';
import type { PublicAccess } from './model.ts';
import { isSameField, type SaveFacts, type Step } from './save-steps.ts';
import { joined, type Piece, type Undone } from './undone.ts';
import { rulesUndone } from './undone-rules.ts';
import { bypassUndone, modeUndone } from './undone-settings.ts';
import { assign } from './write-sets.ts';

/** @param steps oldest first. @returns by the write that was undone; only what `now` still does not show. */
export function overwritten(
  facts: SaveFacts,
  steps: readonly Step[],
  now: PublicAccess,
): ReadonlyMap<LoggedWrite, Undone> {
  const pieces = steps.flatMap((step, index) =>
    step.isOurs ? undoneBy(step.write, steps.slice(0, index), facts) : [],
  );
  const found = new Map<LoggedWrite, Undone>();
  for (const { source, undone } of pieces) {
    if (isThere(undone, now)) continue;
    const known = found.get(source);
    found.set(source, known === undefined ? undone : joined(known, undone));
  }
  return found;
}

function undoneBy(own: LoggedWrite, earlier: readonly Step[], facts: SaveFacts): readonly Piece[] {
  const { change } = facts;
  // From where others could come between: our reading, or our own write before this one.
  const start = earlier.findLastIndex(({ isOurs, write }) => isOurs && write.outcome === 'applied') + 1;
  const recent = earlier.slice(start);
  const left = change.setMode === undefined ? null : facts.before;
  const before = earlier
    .slice(0, start)
    .reduce((state, { write }) => assign(state, write.sets), facts.before);
  return [
    ...rulesUndone('ipRules', own, recent, before, change.addIpRules, change.removeIpRules),
    ...rulesUndone('subnetRules', own, recent, before, change.addSubnetRules, change.removeSubnetRules),
    ...modeUndone(own, recent, before, start === 0 ? facts.before : null, left),
    ...bypassUndone(own, recent, before),
  ];
}

/** Whether Azure shows it again, whoever brought it back. */
function isThere({ change, defaultAction }: Undone, now: PublicAccess): boolean {
  const wanted = apply(now, change);
  const isSame = (
    ['publicNetworkAccess', 'defaultAction', 'ipRules', 'subnetRules', 'bypass'] as const
  ).every((field) => isSameField(field, wanted[field], now[field]));
  return isSame && (defaultAction === null || isSameField('defaultAction', defaultAction, now.defaultAction));
}
