/** How long to wait before the requests are read again. Pure. */

export type Pace = {
  /** How many readings in a row brought nothing new, or failed. */
  readonly quiet: number;
  /** The inbox is what the user looks at. */
  readonly isInbox: boolean;
  /** Milliseconds that Azure asked to wait, if it did. */
  readonly retryAfter?: number;
};

const FIRST = 60_000;
const LONGEST = 15 * 60_000;
/** Whoever sits before the inbox expects news within minutes. */
const LONGEST_AT_INBOX = 4 * 60_000;

/** Twice as long after every reading that brought nothing. Milliseconds. */
export function nextReading({ quiet, isInbox, retryAfter = 0 }: Pace): number {
  const longest = isInbox ? LONGEST_AT_INBOX : LONGEST;
  return Math.max(retryAfter, Math.min(longest, FIRST * 2 ** Math.min(quiet, 10)));
}

/** Connections that were not there at the last reading; none at the first one, when all would be. */
export function newcomers(before: ReadonlySet<string> | null, now: readonly string[]): readonly string[] {
  return before === null ? [] : now.filter((name) => !before.has(name));
}

/** The page's own title with how many wait in front; an older count is replaced. */
export function titleWithCount(title: string, pending: number): string {
  const plain = title.replace(/^\(\d+\) /, '');
  return pending > 0 ? `(${pending}) ${plain}` : plain;
}
