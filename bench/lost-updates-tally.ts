// What became of every change that was asked for, in numbers.
import type { Change } from './lost-updates-plan.ts';
import {
  didUndo,
  type Facts,
  holds,
  pieceOf,
  type Step,
  type Undone,
  undoneBy,
  wishes,
} from './lost-updates-truth.ts';

const COUNTS = {
  rounds: 0,
  /** Changes asked for by the consoles: each rule by itself, the mode as one. */
  asked: 0,
  there: 0,
  /** Called saved, gone at the end, and the check named the write that took it. */
  named: 0,
  /** The save was refused, in conflict, or its outcome not known, and it said so. */
  refused: 0,
  /** Called saved, not there at the end, and nobody told. */
  lost: 0,
  /** Called saved, and Azure never held it. */
  untrue: 0,
  /** Changes of the outside writer that Azure carried out. */
  foreign: 0,
  foreignThere: 0,
  /** Undone by a console's PATCH: its check told, or nobody did. */
  foreignFlagged: 0,
  foreignLost: 0,
  /** Undone by no console. */
  foreignOther: 0,
  /** What else a console's PATCH undid: the other console's changes, and side effects of whole arrays. */
  othersFlagged: 0,
  othersLost: 0,
  /** Undone by a console's PATCH although it was there when that console read the registry to write on it. */
  ignored: 0,
  /** Told as certain though no PATCH of that console undid it. */
  wronglyTold: 0,
  /** Gone, and told under another write than the one that took it. */
  wronglyNamed: 0,
  /** Submissions sent twice, and those among them whose two answers differ. */
  twice: 0,
  twiceDifferent: 0,
};

export type Tally = typeof COUNTS & { readonly codes: Map<string, number> };
export const emptyTally = (): Tally => ({ ...COUNTS, codes: new Map() });

/** One save of a console, and what its check told, in the words of lost-updates-truth.ts. */
export type Witness = {
  readonly by: string;
  readonly isSaved: boolean;
  readonly code: string;
  /** The number of its first reading; infinite when it read nothing. */
  readonly readAt: number;
  readonly told: {
    readonly undone: readonly { readonly wishes: readonly string[]; readonly isCertain: boolean }[];
    /** Gone, with the correlation id of the write that is said to have taken it. */
    readonly gone: readonly { readonly wish: string; readonly by: string }[];
  };
};

/**
 * @param asked of every writer, by correlation id. @param saves the consoles'; the other writers are outside.
 * @param end what Azure holds in the end.
 */
export function count(
  tally: Tally,
  asked: ReadonlyMap<string, Change>,
  saves: readonly Witness[],
  steps: readonly Step[],
  end: Facts,
): void {
  tally.rounds += 1;
  for (const save of saves) countSave(tally, save, pieces(asked.get(save.by)), steps, end);

  const isOutside = (by: string) => saves.every((save) => save.by !== by);
  const undone: (Undone & { readonly isTold: boolean })[] = [];
  for (const { by, told, readAt } of saves) {
    const really = undoneBy(by, asked, steps);
    tally.ignored += really.filter(({ since }) => since < readAt).length;
    for (const claim of told.undone)
      if (claim.isCertain && !claim.wishes.some((wish) => isTrue(wish, by, really, steps)))
        tally.wronglyTold += 1;
    for (const { wish, by: accused } of told.gone)
      if (pieceOf(wish) !== 'mode' && takerOf(wish, steps) !== accused) tally.wronglyNamed += 1;
    const claimed = new Set(told.undone.flatMap((claim) => claim.wishes));
    for (const one of really)
      if (!holds(end, one.back)) undone.push({ ...one, isTold: claimed.has(one.back) });
  }

  for (const [by, change] of asked) {
    const wanted = pieces(change);
    const own = undone.filter((one) => one.by === by);
    if (isOutside(by)) countForeign(tally, by, wanted, own, steps, end);
    for (const { back, isTold } of own) {
      if (isOutside(by) && wanted.has(pieceOf(back))) continue;
      tally[isTold ? 'othersFlagged' : 'othersLost'] += 1;
    }
  }
}

/** Whose write the last one was under which it went. */
const takerOf = (wish: string, steps: readonly Step[]): string | undefined =>
  steps.findLast((step) => holds(step.was, wish) && !holds(step.is, wish))?.by;

const isTrue = (wish: string, by: string, really: readonly Undone[], steps: readonly Step[]) =>
  really.some(({ back }) => back === wish) || didUndo(by, wish, steps);

const pieces = (change: Change | undefined): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(change === undefined ? [] : wishes(change), pieceOf);

function countSave(
  tally: Tally,
  { isSaved, code, told }: Witness,
  wanted: ReturnType<typeof pieces>,
  steps: readonly Step[],
  end: Facts,
): void {
  const states = [end, ...steps.flatMap(({ was, is }) => [was, is])];
  tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
  for (const [piece, all] of wanted) {
    tally.asked += 1;
    if (!isSaved) tally.refused += 1;
    else if (all.every((wish) => holds(end, wish))) tally.there += 1;
    else if (!states.some((state) => all.every((wish) => holds(state, wish)))) tally.untrue += 1;
    else if (told.gone.some(({ wish }) => pieceOf(wish) === piece)) tally.named += 1;
    else tally.lost += 1;
  }
}

function countForeign(
  tally: Tally,
  by: string,
  wanted: ReturnType<typeof pieces>,
  undone: readonly { readonly back: string; readonly isTold: boolean }[],
  steps: readonly Step[],
  end: Facts,
): void {
  for (const [piece, all] of wanted) {
    const isCarriedOut = steps.some((step) => step.by === by && all.every((wish) => holds(step.is, wish)));
    if (!isCarriedOut) continue;
    tally.foreign += 1;
    const lost = undone.filter(({ back }) => pieceOf(back) === piece);
    if (lost.some(({ isTold }) => !isTold)) tally.foreignLost += 1;
    else if (lost.length > 0) tally.foreignFlagged += 1;
    else if (all.every((wish) => holds(end, wish))) tally.foreignThere += 1;
    else tally.foreignOther += 1;
  }
}
