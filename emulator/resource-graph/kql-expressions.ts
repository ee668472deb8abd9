// Parses the expressions of a query: or, and, comparisons, sums, products, paths and calls, in this order of strength.
import { parserFailure, unsupported } from './kql-error.ts';
import type { Expression, ValueType } from './kql-syntax.ts';
import type { Token } from './kql-tokens.ts';

/** Walks over the tokens; every parser shares one. */
export type Cursor = {
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the token if it is that sign or word. */
  take(token: string): boolean;
  /** Throws QueryError unless the token is that one. */
  require(token: string): Token;
  name(what: string): Token;
};

export function cursorOver(tokens: readonly Token[]): Cursor {
  let at = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(at + ahead, tokens.length - 1)] as Token;
  const next = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  return {
    peek,
    next,
    take(token) {
      const found = peek();
      if (found.token !== token || found.kind === 'text') return false;
      at += 1;
      return true;
    },
    require(token) {
      const found = next();
      if (found.token !== token || found.kind === 'text') throw parserFailure(`'${token}'`, found);
      return found;
    },
    name(what) {
      const found = next();
      if (found.kind !== 'name') throw parserFailure(what, found);
      return found;
    },
  };
}

const COMPARISONS = new Set([
  ...['==', '!=', '=~', '!~', '<', '>', '<=', '>='],
  ...['contains', '!contains', 'contains_cs', '!contains_cs', 'has', '!has', 'has_cs', '!has_cs'],
  ...['startswith', '!startswith', 'startswith_cs', '!startswith_cs'],
  ...['endswith', '!endswith', 'endswith_cs', '!endswith_cs'],
]);
const AMONG = new Set(['in', 'in~', '!in', '!in~']);
/** Parts of the language that are recognised only to be named. */
const FOREIGN = new Set([
  'matches',
  'has_any',
  'has_all',
  'hasprefix',
  'hassuffix',
  '!hasprefix',
  '!hassuffix',
]);

export function parseExpression(cursor: Cursor): Expression {
  return chain(cursor, ['or'], () => chain(cursor, ['and'], () => parseComparison(cursor)));
}

function chain(cursor: Cursor, operators: readonly string[], parsePart: () => Expression): Expression {
  let left = parsePart();
  for (;;) {
    const place = cursor.peek();
    if (place.kind === 'text' || !operators.includes(place.token)) return left;
    cursor.next();
    left = { kind: 'binary', operator: place.token, left, right: parsePart(), place };
  }
}

function parseComparison(cursor: Cursor): Expression {
  const left = parseSum(cursor);
  const place = cursor.peek();
  if (place.kind !== 'name' && place.kind !== 'sign') return left;
  const operator = place.token;
  if (FOREIGN.has(operator)) throw unsupported(`The operator '${operator}'`, place);
  if (COMPARISONS.has(operator)) {
    cursor.next();
    return { kind: 'binary', operator, left, right: parseSum(cursor), place };
  }
  if (AMONG.has(operator)) {
    cursor.next();
    cursor.require('(');
    return { kind: 'among', operator, left, list: parseList(cursor, ')'), place };
  }
  if (operator === 'between' || operator === '!between') {
    cursor.next();
    cursor.require('(');
    const from = parseSum(cursor);
    cursor.require('..');
    const to = parseSum(cursor);
    cursor.require(')');
    return { kind: 'between', negated: operator.startsWith('!'), left, from, to, place };
  }
  return left;
}

function parseSum(cursor: Cursor): Expression {
  return chain(cursor, ['+', '-'], () => chain(cursor, ['*', '/', '%'], () => parseUnary(cursor)));
}

function parseUnary(cursor: Cursor): Expression {
  const place = cursor.peek();
  if (!cursor.take('-')) return parsePath(cursor);
  return { kind: 'negative', operand: parsePath(cursor), place };
}

function parsePath(cursor: Cursor): Expression {
  let target = parsePrimary(cursor);
  for (;;) {
    const place = cursor.peek();
    if (cursor.take('.')) {
      target = { kind: 'member', target, name: cursor.name("a member's name").token, place };
    } else if (cursor.take('[')) {
      const index = parseExpression(cursor);
      cursor.require(']');
      target = { kind: 'index', target, index, place };
    } else {
      return target;
    }
  }
}

const LITERALS: ReadonlyMap<string, { readonly type: ValueType; readonly value: unknown }> = new Map([
  ['true', { type: 'bool', value: true }],
  ['false', { type: 'bool', value: false }],
]);

function parsePrimary(cursor: Cursor): Expression {
  const place = cursor.next();
  const { kind, token, value } = place;
  if (kind === 'text') return { kind: 'literal', type: 'string', value, place };
  if (kind === 'number') {
    return { kind: 'literal', type: /[.eE]/.test(token) ? 'real' : 'long', value, place };
  }
  if (kind === 'timespan') return { kind: 'literal', type: 'timespan', value, place };
  if (token === '(' && kind === 'sign') {
    const inner = parseExpression(cursor);
    cursor.require(')');
    return inner;
  }
  // A column whose name is a word of the language: ['type'].
  if (token === '[' && kind === 'sign') {
    const name = cursor.next();
    if (name.kind !== 'text') throw parserFailure("a column's name in quotes", name);
    cursor.require(']');
    return { kind: 'column', name: String(name.value), place: name };
  }
  if (kind !== 'name') throw parserFailure('an expression', place);
  const literal = LITERALS.get(token);
  if (literal !== undefined) return { kind: 'literal', ...literal, place };
  if (!cursor.take('(')) return { kind: 'column', name: token, place };
  if (token === 'dynamic') return { kind: 'literal', type: 'dynamic', value: parseJson(cursor, ')'), place };
  if (token === 'datetime') return { kind: 'literal', type: 'datetime', value: parseDate(cursor), place };
  return { kind: 'call', name: token, args: parseList(cursor, ')'), place };
}

/** Expressions up to the closing sign, which is taken. */
function parseList(cursor: Cursor, closing: string): readonly Expression[] {
  const list: Expression[] = [];
  if (cursor.take(closing)) return list;
  do list.push(parseExpression(cursor));
  while (cursor.take(','));
  cursor.require(closing);
  return list;
}

/** `datetime(2024-01-31T10:00:00Z)`: its tokens are those of a sum, so its text is put together again. */
function parseDate(cursor: Cursor): number | null {
  const place = cursor.peek();
  let text = '';
  while (cursor.peek().token !== ')' && cursor.peek().kind !== 'end') {
    const { kind, token, value, joined } = cursor.next();
    text += `${text !== '' && !joined ? ' ' : ''}${kind === 'text' ? value : token}`;
  }
  cursor.require(')');
  if (text === 'null') return null;
  const at = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) || !text.includes(':') ? text : `${text}Z`);
  if (Number.isNaN(at)) throw parserFailure('a date', { ...place, token: text });
  return at;
}

/** JSON inside `dynamic(…)`, up to the closing sign, which is taken. */
function parseJson(cursor: Cursor, closing: string): unknown {
  const value = parseJsonValue(cursor);
  cursor.require(closing);
  return value;
}

function parseJsonValue(cursor: Cursor): unknown {
  const place = cursor.next();
  if (place.kind === 'text' || place.kind === 'number') return place.value;
  if (place.token === '-') return -Number(cursor.next().value);
  if (place.token === 'null') return null;
  if (place.token === 'true' || place.token === 'false') return place.token === 'true';
  if (place.token === '[') {
    const items: unknown[] = [];
    if (cursor.take(']')) return items;
    do items.push(parseJsonValue(cursor));
    while (cursor.take(','));
    cursor.require(']');
    return items;
  }
  if (place.token === '{') {
    const members: [string, unknown][] = [];
    if (cursor.take('}')) return {};
    do {
      const name = cursor.next();
      if (name.kind !== 'text') throw parserFailure("a member's name in quotes", name);
      cursor.require(':');
      members.push([String(name.value), parseJsonValue(cursor)]);
    } while (cursor.take(','));
    cursor.require('}');
    return Object.fromEntries(members);
  }
  throw parserFailure('JSON', place);
}
