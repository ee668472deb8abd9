/** Comments in exported text: what a tool cannot express, and what to know before running it. */

/** Words are in `export.{key}`. */
export type Note = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Turns a note into the reader's language. */
export type SayNote = (note: Note) => string;

/** One line of comment: whatever a note holds, nothing after it becomes code. */
export function comment(mark: '#' | '//', note: Note, say: SayNote): string {
  return `${mark} ${say(note)
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .trim()}`;
}
