// Parses a query: a table and the operators behind its pipes.
import { parserFailure, unsupported } from './kql-error.ts';
import { type Cursor, cursorOver, parseExpression } from './kql-expressions.ts';
import type { Named, Operator, Ordering, Query } from './kql-syntax.ts';
import { type Token, tokenize } from './kql-tokens.ts';

const OPERATORS = new Set([
  ...['where', 'project', 'project-away', 'extend', 'summarize', 'count', 'distinct'],
  ...['order', 'sort', 'take', 'limit', 'top'],
]);

/** Throws QueryError. */
export function parseQuery(text: string): Query {
  const cursor = cursorOver(tokenize(text));
  const first = cursor.peek();
  if (first.token === 'let' || first.token === 'set') {
    throw unsupported(`The statement '${first.token}'`, first);
  }
  const operators: Operator[] = [];
  // A query may begin with an operator, or nothing, and is then about `resources`.
  let table = 'resources';
  if (first.kind !== 'name') throw parserFailure('a table', first);
  if (OPERATORS.has(wordAhead(cursor))) operators.push(parseOperator(cursor));
  else table = cursor.next().token.toLowerCase();

  while (cursor.take('|')) operators.push(parseOperator(cursor));
  cursor.take(';');
  const rest = cursor.peek();
  if (rest.kind !== 'end') throw parserFailure("'|'", rest);
  return { table, place: first, operators };
}

/** Operators such as `project-away` are words with a hyphen between them. */
function wordAhead(cursor: Cursor): string {
  let word = cursor.peek().token;
  for (let ahead = 1; ; ahead += 2) {
    const [hyphen, part] = [cursor.peek(ahead), cursor.peek(ahead + 1)];
    if (!(hyphen.token === '-' && hyphen.joined && part.kind === 'name' && part.joined)) return word;
    word += `-${part.token}`;
  }
}

function parseOperator(cursor: Cursor): Operator {
  const place = cursor.peek();
  if (place.kind !== 'name') throw parserFailure('an operator', place);
  const word = wordAhead(cursor);
  if (!OPERATORS.has(word)) throw unsupported(`The operator '${word}'`, { ...place, token: word });
  for (let parts = word.split('-').length * 2 - 1; parts > 0; parts -= 1) cursor.next();
  switch (word) {
    case 'where':
      return { kind: 'where', condition: parseExpression(cursor) };
    case 'project':
    case 'extend':
      return { kind: word, columns: parseColumns(cursor) };
    case 'distinct':
      return { kind: 'distinct', columns: parseColumns(cursor) };
    case 'project-away':
      return { kind: 'project-away', names: parseNames(cursor) };
    case 'summarize':
      return parseSummarize(cursor);
    case 'count':
      return { kind: 'count' };
    case 'top': {
      const count = parseCount(cursor);
      cursor.require('by');
      return { kind: 'top', count, by: parseOrdering(cursor) };
    }
    case 'take':
    case 'limit':
      return { kind: 'take', count: parseCount(cursor) };
    default: {
      cursor.require('by');
      const by = [parseOrdering(cursor)];
      while (cursor.take(',')) by.push(parseOrdering(cursor));
      return { kind: 'order', by };
    }
  }
}

function parseSummarize(cursor: Cursor): Operator {
  const aggregates = cursor.peek().token === 'by' ? [] : parseColumns(cursor);
  const by = cursor.take('by') ? parseColumns(cursor) : [];
  return { kind: 'summarize', aggregates, by };
}

function parseColumns(cursor: Cursor): readonly Named[] {
  const columns: Named[] = [];
  do {
    const place = cursor.peek();
    const named = place.kind === 'name' && cursor.peek(1).token === '=' && cursor.peek(1).kind === 'sign';
    if (named) {
      cursor.next();
      cursor.next();
    }
    columns.push({ name: named ? place.token : null, expression: parseExpression(cursor), place });
  } while (cursor.take(','));
  return columns;
}

function parseNames(cursor: Cursor): readonly { name: string; place: Token }[] {
  const names: { name: string; place: Token }[] = [];
  do {
    const place = cursor.name("a column's name");
    names.push({ name: place.token, place });
  } while (cursor.take(','));
  return names;
}

function parseCount(cursor: Cursor): number {
  const token = cursor.next();
  if (token.kind !== 'number' || !Number.isInteger(token.value))
    throw parserFailure('a number of rows', token);
  return Number(token.value);
}

/** Descending unless told; nothing is smaller than everything. */
function parseOrdering(cursor: Cursor): Ordering {
  const expression = parseExpression(cursor);
  const descending = !cursor.take('asc');
  if (descending) cursor.take('desc');
  if (!cursor.take('nulls')) return { expression, descending, nullsFirst: !descending };
  const place = cursor.name("'first' or 'last'");
  if (place.token !== 'first' && place.token !== 'last') throw parserFailure("'first' or 'last'", place);
  return { expression, descending, nullsFirst: place.token === 'first' };
}
