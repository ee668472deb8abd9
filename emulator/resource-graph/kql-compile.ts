// Turns a parsed expression into one that rows can be asked for: columns found, types known, functions looked up.
import { compileAmong, compileBetween, compileBinary } from './kql-comparisons.ts';
import { type Column, type Compiled, compiled, constant } from './kql-compiled.ts';
import { semanticFailure, unsupported } from './kql-error.ts';
import { FUNCTIONS } from './kql-functions.ts';
import type { Expression, Named } from './kql-syntax.ts';
import { toNumber } from './kql-values.ts';

export type Scope = { readonly columns: readonly Column[]; readonly now: number };

/** Throws QueryError. */
export function compile(expression: Expression, scope: Scope): Compiled {
  const { place } = expression;
  switch (expression.kind) {
    case 'literal':
      return constant(expression.type, expression.value);
    case 'column': {
      const { name } = expression;
      const column = scope.columns.find((candidate) => candidate.name === name);
      if (column === undefined) {
        throw semanticFailure(`Failed to resolve column or scalar expression named '${name}'.`, place);
      }
      return { type: column.type, evaluate: (row) => row.get(name), constant: false, direct: true };
    }
    case 'member': {
      const target = compileJson(expression.target, scope);
      const { name } = expression;
      return compiled('dynamic', [target], (row) => memberOf(target.evaluate(row), name));
    }
    case 'index': {
      const target = compileJson(expression.target, scope);
      const index = compile(expression.index, scope);
      return compiled('dynamic', [target, index], (row) => itemOf(target.evaluate(row), index.evaluate(row)));
    }
    case 'negative': {
      const operand = compile(expression.operand, scope);
      if (!['long', 'real', 'timespan', 'dynamic'].includes(operand.type)) {
        throw semanticFailure(`The sign '-' does not take ${operand.type}.`, place);
      }
      return compiled(operand.type === 'dynamic' ? 'real' : operand.type, [operand], (row) => {
        const number = toNumber(operand.evaluate(row));
        return number === null ? null : -number;
      });
    }
    case 'binary':
      return compileBinary(
        expression.operator,
        compile(expression.left, scope),
        compile(expression.right, scope),
        place,
      );
    case 'among':
      return compileAmong(
        expression.operator,
        compile(expression.left, scope),
        expression.list.map((item) => compile(item, scope)),
        place,
      );
    case 'between':
      return compileBetween(
        expression.negated,
        compile(expression.left, scope),
        compile(expression.from, scope),
        compile(expression.to, scope),
        place,
      );
    case 'call': {
      const { name, args } = expression;
      const found = FUNCTIONS.get(name);
      if (found === undefined) throw unsupported(`The function '${name}'`, place);
      if (args.length < found.least || args.length > found.most) {
        throw semanticFailure(`The function '${name}' does not take ${args.length} arguments.`, place);
      }
      return found.make(
        args.map((arg) => compile(arg, scope)),
        place,
        scope.now,
      );
    }
  }
}

function compileJson(expression: Expression, scope: Scope): Compiled {
  const target = compile(expression, scope);
  if (target.type === 'dynamic') return target;
  throw semanticFailure(`A path leads into dynamic values only, not into ${target.type}.`, expression.place);
}

/** Names of members count as they are written. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? ((value as Record<string, unknown>)[name] ?? null) : null;
}

function itemOf(value: unknown, index: unknown): unknown {
  if (typeof index === 'string') return memberOf(value, index);
  return Array.isArray(value) && typeof index === 'number' ? (value.at(index) ?? null) : null;
}

/** Casts keep the name of what they cast. */
const CASTS = new Set([
  ...['tostring', 'toint', 'tolong', 'todouble', 'toreal', 'tobool', 'todatetime', 'todynamic', 'parse_json'],
]);

/** What a column is called that has no name of its own: its path, or `Column` and its number. */
export function nameOf({ name, expression }: Named, number: number): string {
  return name ?? pathOf(expression) ?? `Column${number}`;
}

export function pathOf(expression: Expression): string | null {
  switch (expression.kind) {
    case 'column':
      return expression.name;
    case 'member': {
      const target = pathOf(expression.target);
      return target === null ? null : `${target}_${expression.name}`;
    }
    case 'index': {
      const target = pathOf(expression.target);
      const { index } = expression;
      return target === null || index.kind !== 'literal' ? null : `${target}_${String(index.value)}`;
    }
    case 'call': {
      const [first] = expression.args;
      return CASTS.has(expression.name) && first !== undefined ? pathOf(first) : null;
    }
    default:
      return null;
  }
}
