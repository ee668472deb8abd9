/** Words for a POSIX shell: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */

/** Characters that mean nothing to a shell wherever they stand. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** @returns one word that the shell reads as exactly this text. */
export function shellQuote(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** An option with its value; one that begins with a dash must not be read as an option of its own. */
export function shellOption(name: string, value: string): string {
  return `${name}${value.startsWith('-') ? '=' : ' '}${shellQuote(value)}`;
}
