// The numbers of both protocols side by side, and whether they are good enough.
import type { Tally } from './lost-updates-tally.ts';

const ROWS: readonly (readonly [string, keyof Omit<Tally, 'codes'> | null])[] = [
  ['interleavings', 'rounds'],
  ['changes that the two consoles were asked for', 'asked'],
  ['  saved, and there in the end', 'there'],
  ['  saved, gone since, and told under whose write', 'named'],
  ['  refused, in conflict or of unknown outcome, and said so', 'refused'],
  ['  LOST: saved, not there, and nobody told', 'lost'],
  ['  UNTRUE: called saved, and Azure never held it', 'untrue'],
  ['changes of the outside writer, carried out', 'foreign'],
  ['  there in the end', 'foreignThere'],
  ['  overwritten by a console, and flagged', 'foreignFlagged'],
  ['  undone by no console', 'foreignOther'],
  ['  LOST: overwritten by a console, and nobody told', 'foreignLost'],
  ['what else a console’s write undid (the other console’s, side effects)', null],
  ['  flagged', 'othersFlagged'],
  ['  LOST: nobody told', 'othersLost'],
  ['overwritten although it was there when the save began', 'ignored'],
  ['flagged although no write of that console undid it', 'wronglyTold'],
  ['gone, and told under the wrong write', 'wronglyNamed'],
  ['submissions sent twice', 'twice'],
  ['  answered twice differently', 'twiceDifferent'],
];

export function report(ours: Tally, naive: Tally): string {
  const width = Math.max(...ROWS.map(([name]) => name.length));
  const line = (name: string, ...cells: readonly string[]) =>
    `${name.padEnd(width)}  ${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd();
  const codes = ({ codes: seen }: Tally) =>
    [...seen]
      .sort(([, a], [, b]) => b - a)
      .map(([code, times]) => `${code} ${times}`)
      .join(', ');
  return [
    line('', 'console', 'naive'),
    ...ROWS.map(([name, key]) => (key === null ? name : line(name, String(ours[key]), String(naive[key])))),
    `outcomes of the consoles’ saves: ${codes(ours)}`,
  ].join('\n');
}

/** What speaks against it; nothing when no change was lost and the comparison shows that some could have been. */
export function verdict(ours: Tally, naive: Tally): readonly string[] {
  return [
    ...(ours.lost > 0 ? [`${ours.lost} changes of the consoles were lost.`] : []),
    ...(ours.untrue > 0 ? [`${ours.untrue} changes were called saved that never were.`] : []),
    ...(ours.foreignLost > 0 ? [`${ours.foreignLost} changes of the outside writer were lost.`] : []),
    ...(ours.othersLost > 0 ? [`${ours.othersLost} other changes were lost.`] : []),
    ...(ours.ignored > 0 ? [`${ours.ignored} changes were overwritten that reading would have shown.`] : []),
    ...(ours.wronglyNamed > 0 ? [`${ours.wronglyNamed} changes were told under the wrong write.`] : []),
    ...(ours.twiceDifferent > 0 ? [`${ours.twiceDifferent} submissions were carried out twice.`] : []),
    ...(naive.lost + naive.foreignLost > 0
      ? []
      : ['The naive protocol lost nothing: the rounds prove nothing.']),
  ];
}
