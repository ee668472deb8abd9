// A parsed expression that is ready to be asked for its value in each row.
import type { ValueType } from './kql-syntax.ts';
import type { Value } from './kql-values.ts';

export type Row = { get(column: string): Value };

export type Column = { readonly name: string; readonly type: ValueType };

export type Frame = { readonly columns: readonly Column[]; readonly rows: readonly Row[] };

export type Compiled = {
  readonly type: ValueType;
  readonly evaluate: (row: Row) => Value;
  /** The same in every row. */
  readonly constant: boolean;
  /** A column as it is. */
  readonly direct?: true;
};

const NO_ROW: Row = { get: () => null };

/** @param parts what it is made of: of constants only it is one itself, and evaluated once. */
export function compiled(
  type: ValueType,
  parts: readonly Compiled[],
  evaluate: Compiled['evaluate'],
): Compiled {
  if (!parts.every(({ constant }) => constant)) return { type, evaluate, constant: false };
  const value = evaluate(NO_ROW);
  return { type, evaluate: () => value, constant: true };
}

export function constant(type: ValueType, value: Value): Compiled {
  return { type, evaluate: () => value, constant: true };
}

export const isText = ({ type }: Compiled): boolean => type === 'string' || type === 'dynamic';
