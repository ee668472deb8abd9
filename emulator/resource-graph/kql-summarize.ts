// `summarize` and `distinct`: rows with the same keys become one, with counts and the like beside them.
import { compile, nameOf, pathOf, type Scope } from './kql-compile.ts';
import type { Column, Compiled, Frame, Row } from './kql-compiled.ts';
import { semanticFailure, unsupported } from './kql-error.ts';
import type { Named, ValueType } from './kql-syntax.ts';
import { compareValues, toJson, type Value } from './kql-values.ts';

type Aggregate = Column & { readonly of: (rows: readonly Row[]) => Value };

/** Throws QueryError. */
export function summarize(wanted: readonly Named[], by: readonly Named[], frame: Frame, scope: Scope): Frame {
  const keys = by.map((column, index) => {
    const key = compile(column.expression, scope);
    const name = nameOf(column, index + 1);
    if (key.type !== 'dynamic') return { name, ...key };
    throw semanticFailure(
      `Summarize group key '${name}' is of a 'dynamic' type. Please use an explicit cast (for example, tostring('${name}')) as grouping by a 'dynamic' type is not supported.`,
      column.place,
    );
  });
  const aggregates = wanted.map((column) => aggregateOf(column, scope));
  const columns = [...keys, ...aggregates].map(({ name, type }) => ({ name, type }));

  const groups = new Map<string, { readonly values: readonly Value[]; readonly rows: Row[] }>();
  for (const row of frame.rows) {
    const values = keys.map(({ evaluate }) => evaluate(row) ?? null);
    const id = JSON.stringify(values);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { values, rows: [row] });
    else group.rows.push(row);
  }
  // Without keys there is one row, even of nothing.
  if (by.length === 0 && groups.size === 0) groups.set('', { values: [], rows: [] });
  return {
    columns,
    rows: [...groups.values()].map(({ values, rows }) => {
      const cells = [...values, ...aggregates.map(({ of }) => of(rows))];
      const row = new Map(columns.map(({ name }, index) => [name, cells[index]]));
      return { get: (name) => row.get(name) ?? null };
    }),
  };
}

function aggregateOf({ name, expression, place }: Named, scope: Scope): Aggregate {
  if (expression.kind !== 'call')
    throw semanticFailure("'summarize' takes aggregates such as count().", place);
  const { name: word, args } = expression;
  const [first] = args;
  if (word === 'count') {
    if (first !== undefined) throw semanticFailure('count() takes no argument.', expression.place);
    return { name: name ?? 'count_', type: 'long', of: (rows) => rows.length };
  }
  const make = AGGREGATES[word];
  if (make === undefined) throw unsupported(`The aggregate '${word}'`, expression.place);
  if (first === undefined || args.length > 1)
    throw semanticFailure(`${word}() takes one argument.`, expression.place);
  const argument = compile(first, scope);
  const { type, of } = make(argument);
  return { name: name ?? `${word.replace('make_', '')}_${pathOf(first) ?? ''}`, type, of };
}

type Made = { readonly type: ValueType; readonly of: Aggregate['of'] };

const AGGREGATES: Readonly<Record<string, (argument: Compiled) => Made>> = {
  countif: ({ evaluate }) => ({
    type: 'long',
    of: (rows) => rows.filter((row) => evaluate(row) === true).length,
  }),
  dcount: ({ evaluate }) => ({
    type: 'long',
    of: (rows) => new Set(rows.map((row) => JSON.stringify(evaluate(row)))).size,
  }),
  sum: ({ evaluate, type }) => ({
    type: type === 'long' ? 'long' : 'real',
    of: (rows) => rows.reduce((total, row) => total + Number(evaluate(row) ?? 0), 0),
  }),
  min: (argument) => ({ type: argument.type, of: (rows) => extreme(argument, rows, -1) }),
  max: (argument) => ({ type: argument.type, of: (rows) => extreme(argument, rows, 1) }),
  make_set: ({ evaluate, type }) => ({
    type: 'dynamic',
    of: (rows) => {
      const items = rows.map((row) => toJson(evaluate(row), type)).filter((item) => item !== null);
      return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    },
  }),
};

function extreme({ evaluate }: Compiled, rows: readonly Row[], direction: 1 | -1): Value {
  let found: Value = null;
  for (const row of rows) {
    const value = evaluate(row) ?? null;
    if (value === null) continue;
    if (found === null || Math.sign(compareValues(value, found)) === direction) found = value;
  }
  return found;
}
