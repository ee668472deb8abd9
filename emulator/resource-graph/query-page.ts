// One page of a query's result, in the form that was asked for, and the token that leads to the next.
import { createHash } from 'node:crypto';
import type { Result } from './kql-run.ts';
import type { ValueType } from './kql-syntax.ts';
import { toJson } from './kql-values.ts';

export type PageWish = {
  readonly top: number | null;
  readonly skip: number | null;
  /** As it was answered before. */
  readonly skipToken: PageToken | null;
  readonly table: boolean;
};

/** `of`: the query and the scope that it belongs to. */
export type PageToken = { readonly skip: number; readonly top: number; readonly of: string };

export const MOST_ROWS = 1_000;

export function fingerprintOf(query: string, scopes: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([query, scopes]))
    .digest('base64url')
    .slice(0, 22);
}

/** Null for a token that is none. */
export function readToken(text: string): PageToken | null {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<PageToken>;
    const { skip, top, of } = token;
    if (!Number.isSafeInteger(skip) || !Number.isSafeInteger(top) || typeof of !== 'string') return null;
    return { skip: Number(skip), top: Number(top), of };
  } catch {
    // Not JSON.
    return null;
  }
}

const TYPES: Readonly<Record<ValueType, string>> = {
  string: 'string',
  long: 'integer',
  real: 'number',
  bool: 'boolean',
  datetime: 'datetime',
  timespan: 'string',
  dynamic: 'object',
};

export function showPage(result: Result, wish: PageWish, of: string): Record<string, unknown> {
  const { columns, rows, limited } = result;
  const top = wish.top ?? wish.skipToken?.top ?? MOST_ROWS;
  const skip = wish.skip ?? wish.skipToken?.skip ?? 0;
  const shown = rows.slice(skip, skip + top);
  const more = skip + shown.length < rows.length;
  // Without a column that can be compared there is no page to go on from.
  const pages = !limited && columns.some(({ type }) => type !== 'dynamic');
  const cell = (row: (typeof rows)[number], { name, type }: (typeof columns)[number]) =>
    toJson(row.get(name), type);
  const data = wish.table
    ? {
        columns: columns.map(({ name, type }) => ({ name, type: TYPES[type] })),
        rows: shown.map((row) => columns.map((column) => cell(row, column))),
      }
    : shown.map((row) => {
        const object: Record<string, unknown> = {};
        for (const column of columns) object[column.name] = cell(row, column);
        return object;
      });
  const token: PageToken = { skip: skip + shown.length, top, of };
  return {
    totalRecords: rows.length,
    count: shown.length,
    data,
    facets: [],
    resultTruncated: more && !pages ? 'true' : 'false',
    ...(more && pages ? { $skipToken: Buffer.from(JSON.stringify(token)).toString('base64url') } : {}),
  };
}
