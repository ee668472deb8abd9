/**
 * Many IP rules into bounds, without an object for each: a fleet has some hundred thousand different ones.
 * It reads what ip-range.ts reads; a test holds the two together.
 */
const [DOT, ZERO, NINE] = [46, 48, 57] as const;
const NOT_A_RANGE = -1;

/** `from` up to, not including, `end`; equal where the text is not an IPv4 range. */
export type RuleBounds = { readonly from: Float64Array; readonly end: Float64Array };

export function readRules(rules: readonly string[]): RuleBounds {
  const from = new Float64Array(rules.length);
  const end = new Float64Array(rules.length);
  for (let place = 0; place < rules.length; place += 1) {
    const text = rules[place] ?? '';
    const slash = text.indexOf('/');
    const address = readQuad(text, slash < 0 ? text.length : slash);
    const prefix = slash < 0 ? 32 : readNumber(text, slash + 1, text.length, 2);
    if (address === NOT_A_RANGE || prefix === NOT_A_RANGE || prefix > 32) continue;
    const size = 2 ** (32 - prefix);
    from[place] = address - (address % size);
    end[place] = (from[place] ?? 0) + size;
  }
  return { from, end };
}

/** Exactly four decimal parts before `stop`. */
function readQuad(text: string, stop: number): number {
  let [address, start, parts] = [0, 0, 0];
  for (let at = 0; at <= stop; at += 1) {
    if (at < stop && text.charCodeAt(at) !== DOT) continue;
    const part = readNumber(text, start, at, 3);
    if (part === NOT_A_RANGE || part > 255) return NOT_A_RANGE;
    address = address * 256 + part;
    start = at + 1;
    parts += 1;
  }
  return parts === 4 ? address : NOT_A_RANGE;
}

/** Digits only, none of them a leading zero. */
function readNumber(text: string, start: number, stop: number, most: number): number {
  const length = stop - start;
  if (length < 1 || length > most || (length > 1 && text.charCodeAt(start) === ZERO)) return NOT_A_RANGE;
  let value = 0;
  for (let at = start; at < stop; at += 1) {
    const digit = text.charCodeAt(at);
    if (digit < ZERO || digit > NINE) return NOT_A_RANGE;
    value = value * 10 + digit - ZERO;
  }
  return value;
}
