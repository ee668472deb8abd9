// Cuts a query into tokens: names, numbers, texts, spans of time and signs, each with its place.
import { type Place, parserFailure } from './kql-error.ts';

export type Token = Place & {
  readonly kind: 'name' | 'number' | 'text' | 'timespan' | 'sign' | 'end';
  /** A text's content without its quotes, a span in milliseconds, a number; else the token itself. */
  readonly value: string | number;
  /** Directly behind the token before it, without a blank. */
  readonly joined: boolean;
};

const SPACE = /\s+|\/\/[^\n]*/y;
const NAME = /[A-Za-z_]\w*/y;
/** `!in~`, `!contains` and `in~` are one word each. */
const WORD_OPERATOR = /!?(?:in~|in\b)|![a-z]\w*/y;
const TIMESPAN = /(\d+(?:\.\d+)?)(days?|hours?|minutes?|seconds?|ms|d|h|m|s)\b/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/y;
const SIGN = /=~|!~|==|!=|<=|>=|\.\.|[-+*/%<>()[\]{},.|=:;]/y;

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** Throws QueryError for a sign that is none. The last token is the end. */
export function tokenize(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let joined = false;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(query);
  };
  const push = (kind: Token['kind'], token: string, value: string | number = token) => {
    tokens.push({ kind, token, value, line, character: at - lineStart, joined });
    at += token.length;
    joined = true;
  };

  while (at < query.length) {
    const space = match(SPACE)?.[0];
    if (space !== undefined) {
      const lines = space.split('\n');
      line += lines.length - 1;
      at += space.length;
      if (lines.length > 1) lineStart = at - (lines.at(-1)?.length ?? 0);
      joined = false;
      continue;
    }
    const text = readText(query, at);
    if (text !== null) {
      push('text', text.token, text.value);
      continue;
    }
    const span = match(TIMESPAN);
    if (span !== null) {
      const [token, amount = '', unit = ''] = span;
      push('timespan', token, Number(amount) * (unit === 'ms' ? 1 : (UNITS[unit[0] ?? ''] ?? 1)));
      continue;
    }
    const number = match(NUMBER)?.[0];
    if (number !== undefined) {
      push('number', number, Number(number));
      continue;
    }
    const name = (match(WORD_OPERATOR) ?? match(NAME))?.[0];
    if (name !== undefined) {
      push('name', name);
      continue;
    }
    const sign = match(SIGN)?.[0];
    const token = sign ?? query.charAt(at);
    if (sign === undefined) throw parserFailure('a token', { line, character: at - lineStart, token });
    push('sign', sign);
  }
  push('end', '');
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** `'…'`, `"…"` with backslashes, `@'…'` as it stands; null where no text begins, or it has no end. */
function readText(query: string, at: number): { readonly token: string; readonly value: string } | null {
  const verbatim = query[at] === '@';
  const quote = query[verbatim ? at + 1 : at];
  if (quote !== "'" && quote !== '"') return null;
  let value = '';
  for (let index = at + (verbatim ? 2 : 1); index < query.length; index += 1) {
    const letter = query[index] ?? '';
    if (letter === '\n') return null;
    if (letter === quote) {
      if (!(verbatim && query[index + 1] === quote)) return { token: query.slice(at, index + 1), value };
      index += 1;
      value += quote;
    } else if (letter === '\\' && !verbatim) {
      index += 1;
      const escaped = query[index] ?? '';
      value += ESCAPES[escaped] ?? escaped;
    } else {
      value += letter;
    }
  }
  return null;
}
