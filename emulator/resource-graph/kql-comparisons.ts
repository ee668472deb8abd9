// Comparisons and arithmetic of queries: which types fit, and what nothing compares to.
// https://learn.microsoft.com/azure/data-explorer/kusto/query/datatypes-string-operators
import { type Compiled, compiled, isText } from './kql-compiled.ts';
import { type Place, semanticFailure } from './kql-error.ts';
import type { ValueType } from './kql-syntax.ts';
import { toNumber, toText, toTruth, type Value } from './kql-values.ts';

type Texts = (text: string, wanted: string) => boolean;

const TEXT_TESTS: Readonly<Record<string, Texts>> = {
  contains: (text, wanted) => text.includes(wanted),
  startswith: (text, wanted) => text.startsWith(wanted),
  endswith: (text, wanted) => text.endsWith(wanted),
  has: hasTerm,
};

/** Compiles one of the operators between two values. Throws QueryError where their types do not fit. */
export function compileBinary(operator: string, left: Compiled, right: Compiled, place: Place): Compiled {
  if (operator === 'and' || operator === 'or') return logic(operator, left, right, place);
  if ('+-*/%'.includes(operator)) return arithmetic(operator, left, right, place);
  const [, negated = '', word = '', sensitive] =
    /^(!?)(contains|startswith|endswith|has)(_cs)?$/.exec(operator) ?? [];
  const test = TEXT_TESTS[word];
  if (test !== undefined) {
    return textual(operator, test, sensitive === undefined, negated === '!', left, right, place);
  }
  if (operator === '=~' || operator === '!~') {
    return textual(operator, (one, other) => one === other, true, operator === '!~', left, right, place);
  }
  return comparison(operator, left, right, place);
}

/** `in` and its kin: `==` or `=~` with one of a list, whose items may be lists themselves. */
export function compileAmong(
  operator: string,
  left: Compiled,
  list: readonly Compiled[],
  place: Place,
): Compiled {
  for (const item of list) requireComparable(operator, left.type, item.type, place);
  const [negated, folded] = [operator.startsWith('!'), operator.endsWith('~')];
  const key = (value: Value, type: ValueType): unknown => {
    if (value === null || value === undefined) return null;
    const plain = typeof value === 'object' || type === 'string' ? toText(value, type) : value;
    return folded && typeof plain === 'string' ? plain.toLowerCase() : plain;
  };
  const keysOf = (row: Parameters<Compiled['evaluate']>[0]) =>
    new Set(
      list.flatMap(({ evaluate, type }) => {
        const value = evaluate(row);
        return Array.isArray(value) ? value.map((item) => key(item, type)) : [key(value, type)];
      }),
    );
  const fixed = list.every((item) => item.constant) ? keysOf({ get: () => null }) : null;
  return compiled('bool', [left, ...list], (row) => {
    const value = key(left.evaluate(row), left.type);
    return value !== null && (fixed ?? keysOf(row)).has(value) ? !negated : negated;
  });
}

export function compileBetween(
  negated: boolean,
  left: Compiled,
  from: Compiled,
  to: Compiled,
  place: Place,
): Compiled {
  const inside = logic('and', comparison('>=', left, from, place), comparison('<=', left, to, place), place);
  if (!negated) return inside;
  return compiled('bool', [inside], (row) => {
    const value = inside.evaluate(row);
    return value === null ? null : value !== true;
  });
}

/** Nothing is neither true nor false: `false and nothing` is false, `true or nothing` true, the rest nothing. */
function logic(operator: 'and' | 'or', left: Compiled, right: Compiled, place: Place): Compiled {
  for (const { type } of [left, right]) {
    if (type !== 'bool')
      throw semanticFailure(`The operator '${operator}' takes bool values, not ${type}.`, place);
  }
  const decisive = operator === 'or';
  return compiled('bool', [left, right], (row) => {
    const one = left.evaluate(row);
    if (one === decisive) return decisive;
    const other = right.evaluate(row);
    return other === decisive ? decisive : one === null || other === null ? null : !decisive;
  });
}

function textual(
  operator: string,
  test: Texts,
  folded: boolean,
  negated: boolean,
  left: Compiled,
  right: Compiled,
  place: Place,
): Compiled {
  const odd = [left, right].find((part) => !isText(part));
  if (odd !== undefined) {
    throw semanticFailure(
      `The operator '${operator}' takes texts, not ${odd.type}; tostring() makes one.`,
      place,
    );
  }
  const fold = folded ? (text: string) => text.toLowerCase() : (text: string) => text;
  const fixed = right.constant ? fold(toText(right.evaluate({ get: () => null }), right.type)) : null;
  return compiled('bool', [left, right], (row) => {
    const value = left.evaluate(row);
    if (value === null || value === undefined) return negated;
    const wanted = fixed ?? fold(toText(right.evaluate(row), right.type));
    return test(fold(toText(value, left.type)), wanted) !== negated;
  });
}

function hasTerm(text: string, wanted: string): boolean {
  if (wanted === '') return true;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isEdge(text, at - 1, wanted[0]) && isEdge(text, at + wanted.length, wanted.at(-1))) return true;
  }
  return false;
}

/** A term ends where letters and digits do. @param neighbour the wanted term's own letter at this edge. */
function isEdge(text: string, at: number, neighbour: string | undefined): boolean {
  return !(/[\da-z]/i.test(text[at] ?? '') && /[\da-z]/i.test(neighbour ?? ''));
}

type Ordered = (difference: number) => boolean;
const ORDERS: Readonly<Record<string, Ordered>> = {
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};

function comparison(operator: string, left: Compiled, right: Compiled, place: Place): Compiled {
  requireComparable(operator, left.type, right.type, place);
  const kind = left.type === 'dynamic' ? right.type : left.type;
  const read = readerOf(kind);
  const order = ORDERS[operator];
  if (order !== undefined) {
    if (kind === 'string' || kind === 'bool') {
      throw semanticFailure(
        `Cannot compare values of types ${left.type} and ${right.type} by '${operator}'.`,
        place,
      );
    }
    return compiled('bool', [left, right], (row) => {
      const [one, other] = [read(left.evaluate(row)), read(right.evaluate(row))];
      return one === null || other === null ? null : order((one as number) - (other as number));
    });
  }
  const equal = operator === '==';
  return compiled('bool', [left, right], (row) => {
    const [one, other] = [read(left.evaluate(row)), read(right.evaluate(row))];
    return one === null && other === null ? null : (one === other) === equal;
  });
}

function readerOf(kind: ValueType): (value: Value) => string | number | boolean | null {
  if (kind === 'bool') return toTruth;
  if (kind !== 'string') return (value) => (typeof value === 'number' ? value : null);
  return (value) => (value === null || value === undefined ? null : toText(value, 'dynamic'));
}

/** Types compare with their own, numbers with numbers, JSON with texts, numbers and truths. */
function requireComparable(operator: string, left: ValueType, right: ValueType, place: Place): void {
  const numbers = (type: ValueType) => type === 'long' || type === 'real';
  const loose = (type: ValueType) => type === 'string' || type === 'bool' || numbers(type);
  const fits =
    (left === right && left !== 'dynamic') ||
    (numbers(left) && numbers(right)) ||
    (left === 'dynamic' && loose(right)) ||
    (right === 'dynamic' && loose(left)) ||
    // A list written out: in (dynamic([…])).
    (/in~?$/.test(operator) && right === 'dynamic');
  if (fits) return;
  throw semanticFailure(
    `Cannot compare values of types ${left} and ${right}. Try adding explicit casts.`,
    place,
  );
}

function arithmetic(operator: string, left: Compiled, right: Compiled, place: Place): Compiled {
  const type = resultOf(operator, left.type, right.type);
  if (type === null) {
    throw semanticFailure(`The operator '${operator}' does not take ${left.type} and ${right.type}.`, place);
  }
  return compiled(type, [left, right], (row) => {
    const [one, other] = [toNumber(left.evaluate(row)), toNumber(right.evaluate(row))];
    if (one === null || other === null) return null;
    const result = calculate(operator, one, other);
    return !Number.isFinite(result) ? null : type === 'long' ? Math.trunc(result) : result;
  });
}

function calculate(operator: string, one: number, other: number): number {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return one / other;
    default:
      return one % other;
  }
}

function resultOf(operator: string, left: ValueType, right: ValueType): ValueType | null {
  const number = (type: ValueType) => type === 'long' || type === 'real' || type === 'dynamic';
  if (number(left) && number(right)) return left === 'long' && right === 'long' ? 'long' : 'real';
  if (operator === '+' && left === 'datetime' && right === 'timespan') return 'datetime';
  if (operator === '-' && left === 'datetime') {
    return right === 'timespan' ? 'datetime' : right === 'datetime' ? 'timespan' : null;
  }
  if ('+-'.includes(operator) && left === 'timespan' && right === 'timespan') return 'timespan';
  if ('*/'.includes(operator) && left === 'timespan' && number(right)) return 'timespan';
  return operator === '/' && left === 'timespan' && right === 'timespan' ? 'real' : null;
}
