/**
 * A pasted text as its author meant it: escapes of JSON, HTML and URLs undone, colours of terminals removed.
 * Keeps track of where every character came from, so that what is found can be marked in the original.
 */

export type PlainText = {
  readonly text: string;
  /** For each character of `text`, its place in the original; one more for the end. */
  readonly origin: readonly number[];
};

/** Longer than any log somebody reads; what is beyond is not looked at. */
export const TEXT_LIMIT = 50_000;

const NAMED: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' };
const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: ' ', '"': '"', "'": "'", '/': '/' };

// Wrapped once more, every backslash is doubled: any number of them counts as one.
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' colours begin with one
  /\\{1,16}u([\da-f]{4})|\\{1,16}(["'nrt/])|&#x?(\d{2,3});|&(quot|apos|amp|lt|gt);|%(22|27|2F|3A)|\u001b\[[\d;]*m|[‘’`´]|[“”]/gi;

export function plainText(pasted: string): PlainText {
  const source = pasted.slice(0, TEXT_LIMIT);
  const parts: string[] = [];
  const origin: number[] = [];
  const add = (text: string, from: number, isOne: boolean) => {
    parts.push(text);
    for (let index = 0; index < text.length; index += 1) origin.push(isOne ? from : from + index);
  };
  let last = 0;
  for (const found of source.matchAll(ESCAPES)) {
    add(source.slice(last, found.index), last, false);
    add(meaning(found), found.index, true);
    last = found.index + found[0].length;
  }
  add(source.slice(last), last, false);
  origin.push(source.length);
  return { text: parts.join(''), origin };
}

function meaning([whole, unicode, short, decimal, named, percent]: RegExpMatchArray): string {
  if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
  if (short !== undefined) return SHORT[short] ?? short;
  if (decimal !== undefined) {
    const code = Number.parseInt(decimal, whole.startsWith('&#x') ? 16 : 10);
    return String.fromCharCode(code);
  }
  if (named !== undefined) return NAMED[named.toLowerCase()] ?? '';
  if (percent !== undefined) return decodeURIComponent(`%${percent}`);
  if (whole.startsWith('\u001b')) return '';
  return /[“”]/.test(whole) ? '"' : "'";
}
