/** Deciding on single entries of the pasted text. Afterwards it holds one entry per line. Pure. */
import type { PastedLine } from '#lib/network-access/parse-lines.ts';

const join = (entries: readonly string[]) => entries.join('\n');

/** Puts the nearest valid form in the entry's place. */
export const replaceLine = (lines: readonly PastedLine[], line: number, text: string): string =>
  join(lines.map((entry) => (entry.line === line ? text : entry.text)));

export const leaveOut = (lines: readonly PastedLine[], line: number): string =>
  join(lines.filter((entry) => entry.line !== line).map((entry) => entry.text));

/** What can be added, and the text that then still waits for a decision. */
export function takeGood(lines: readonly PastedLine[]): {
  readonly rules: readonly string[];
  readonly rest: string;
} {
  return {
    rules: lines.flatMap((entry) => (entry.verdict === 'good' ? [entry.rule] : [])),
    rest: join(lines.filter(({ verdict }) => verdict !== 'good').map(({ text }) => text)),
  };
}
