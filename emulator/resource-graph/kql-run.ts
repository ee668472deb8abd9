// Runs a query over a table. Rows are made no further than they are looked at, so that a page costs what it shows.
import { compile, nameOf, type Scope } from './kql-compile.ts';
import type { Compiled, Frame, Row } from './kql-compiled.ts';
import { semanticFailure } from './kql-error.ts';
import { summarize } from './kql-summarize.ts';
import type { Named, Operator, Ordering, Query } from './kql-syntax.ts';
import { compareValues, type Value } from './kql-values.ts';

export type Result = Frame & {
  /** `take` and `limit` rule out pages. */
  readonly limited: boolean;
};

/** @param now milliseconds since 1970. Throws QueryError. */
export function runQuery({ operators }: Query, table: Frame, now: number): Result {
  const frame = operators.reduce((before, operator) => apply(operator, before, now), table);
  return { ...frame, limited: operators.some(({ kind }) => kind === 'take') };
}

function apply(operator: Operator, frame: Frame, now: number): Frame {
  const scope: Scope = { columns: frame.columns, now };
  switch (operator.kind) {
    case 'where': {
      const { place } = operator.condition;
      const condition = compile(operator.condition, scope);
      if (condition.type !== 'bool') {
        throw semanticFailure(`'where' takes a bool, not ${condition.type}.`, place);
      }
      return { ...frame, rows: frame.rows.filter((row) => condition.evaluate(row) === true) };
    }
    case 'project':
      return derive(frame, compileAll(operator.columns, scope), false);
    case 'extend':
      return derive(frame, compileAll(operator.columns, scope), true);
    case 'project-away': {
      for (const { name, place } of operator.names) {
        if (frame.columns.some((column) => column.name === name)) continue;
        throw semanticFailure(`Failed to resolve column named '${name}'.`, place);
      }
      const away = operator.names.map(({ name }) => name);
      return { ...frame, columns: frame.columns.filter(({ name }) => !away.includes(name)) };
    }
    case 'distinct':
      return summarize([], operator.columns, frame, scope);
    case 'summarize':
      return summarize(operator.aggregates, operator.by, frame, scope);
    case 'order':
      return { ...frame, rows: ordered(frame.rows, operator.by, scope) };
    case 'top':
      return { ...frame, rows: ordered(frame.rows, [operator.by], scope).slice(0, operator.count) };
    case 'take':
      return { ...frame, rows: frame.rows.slice(0, operator.count) };
    case 'count': {
      const row: Row = { get: () => frame.rows.length };
      return { columns: [{ name: 'Count', type: 'long' }], rows: [row] };
    }
  }
}

type Plan = ReadonlyMap<string, Compiled>;

/** Columns of `extend` may use those before them. */
function compileAll(columns: readonly Named[], scope: Scope): Plan {
  const plan = new Map<string, Compiled>();
  columns.forEach((column, index) => {
    const name = nameOf(column, index + 1);
    if (plan.has(name)) throw semanticFailure(`There are two columns '${name}'.`, column.place);
    plan.set(name, compile(column.expression, scope));
  });
  return plan;
}

function derive(frame: Frame, plan: Plan, keep: boolean): Frame {
  const added = [...plan].map(([name, { type }]) => ({ name, type }));
  const kept = keep ? frame.columns.filter(({ name }) => !plan.has(name)) : [];
  return { columns: [...kept, ...added], rows: frame.rows.map((row) => new DerivedRow(row, plan)) };
}

class DerivedRow implements Row {
  readonly #before: Row;
  readonly #plan: Plan;
  #known: Map<string, Value> | null = null;

  constructor(before: Row, plan: Plan) {
    this.#before = before;
    this.#plan = plan;
  }

  get(name: string): Value {
    const expression = this.#plan.get(name);
    if (expression === undefined) return this.#before.get(name);
    // What only passes through is as cheap to ask for again as to remember.
    if (expression.direct) return expression.evaluate(this.#before);
    if (this.#known?.has(name)) return this.#known.get(name);
    const value = expression.evaluate(this.#before);
    this.#known ??= new Map();
    this.#known.set(name, value);
    return value;
  }
}

function ordered(rows: readonly Row[], by: readonly Ordering[], scope: Scope): readonly Row[] {
  const keys = by.map(({ expression }) => {
    const key = compile(expression, scope);
    if (key.type !== 'dynamic') return key;
    throw semanticFailure(
      "'order' cannot sort by a dynamic value; a cast such as tostring() makes it a text.",
      expression.place,
    );
  });
  const sortable = rows.map((row) => ({ row, values: keys.map((key) => key.evaluate(row) ?? null) }));
  sortable.sort((one, other) => {
    for (let index = 0; index < by.length; index += 1) {
      const difference = compareKeys(one.values[index], other.values[index], by[index] as Ordering);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return sortable.map(({ row }) => row);
}

function compareKeys(one: Value, other: Value, { descending, nullsFirst }: Ordering): number {
  if (one === null || other === null) {
    if (one === other) return 0;
    return (one === null) === nullsFirst ? -1 : 1;
  }
  return descending ? compareValues(other, one) : compareValues(one, other);
}
