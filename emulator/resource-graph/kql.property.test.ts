// The evaluator against a filter written by hand: any condition over any rows picks the same ones.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from './kql-compiled.ts';
import { QueryError } from './kql-error.ts';
import { parseQuery } from './kql-parser.ts';
import { runQuery } from './kql-run.ts';
import { COLUMNS, plainRow } from './resource-rows.ts';

type Item = {
  readonly name: string;
  readonly properties: { readonly mode?: string | null; readonly rules?: number; readonly open?: boolean };
};
/** A condition in the language, and what it says of an item: null for neither true nor false. */
type Condition = { readonly text: string; readonly holds: (item: Item) => boolean | null };

const word = fc.constantFrom('', 'a', 'A', 'ab', 'aB-c', "it's", 'b c', '\\n');
const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const items: fc.Arbitrary<Item[]> = fc.array(
  fc.record({
    name: word,
    properties: fc.record(
      { mode: fc.option(word), rules: fc.integer({ min: -2, max: 3 }), open: fc.boolean() },
      { requiredKeys: [] },
    ),
  }),
  { maxLength: 12 },
);

const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
const textTests: Readonly<Record<string, (text: string | null, wanted: string) => boolean>> = {
  '==': (text, wanted) => text === wanted,
  '!=': (text, wanted) => text !== wanted,
  '=~': (text, wanted) => text?.toLowerCase() === wanted.toLowerCase(),
  '!~': (text, wanted) => text?.toLowerCase() !== wanted.toLowerCase(),
  contains: (text, wanted) => text !== null && contains(text, wanted),
  '!contains': (text, wanted) => text === null || !contains(text, wanted),
  startswith: (text, wanted) => text?.toLowerCase().startsWith(wanted.toLowerCase()) ?? false,
  endswith_cs: (text, wanted) => text?.endsWith(wanted) ?? false,
};
const numberTests: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('name', 'properties.mode'), fc.constantFrom(...Object.keys(textTests)), word)
    .map(([column, operator, wanted]) => ({
      text: `${column} ${operator} ${quoted(wanted)}`,
      holds: ({ name, properties }: Item) =>
        textTests[operator]?.(column === 'name' ? name : (properties.mode ?? null), wanted) ?? null,
    })),
  fc
    .tuple(fc.constantFrom(...Object.keys(numberTests)), fc.integer({ min: -2, max: 3 }))
    .map(([operator, wanted]) => ({
      text: `properties.rules${operator}${wanted}`,
      holds: ({ properties: { rules } }: Item) =>
        rules === undefined ? null : (numberTests[operator]?.(rules, wanted) ?? null),
    })),
  fc.tuple(fc.boolean(), fc.array(word, { minLength: 1, maxLength: 3 })).map(([negated, words]) => ({
    text: `name ${negated ? '!' : ''}in~ (${words.map(quoted).join(', ')})`,
    holds: ({ name }: Item) => words.some((one) => one.toLowerCase() === name.toLowerCase()) !== negated,
  })),
  fc.constantFrom<Condition>(
    { text: 'properties.open == true', holds: ({ properties: { open } }) => open === true },
    { text: 'isnull(properties.open)', holds: ({ properties: { open } }) => open === undefined },
    { text: 'isnotempty(properties.mode)', holds: ({ properties: { mode } }) => (mode ?? '') !== '' },
  ),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(both),
    tie('condition').map(({ text, holds }) => ({
      text: `not(${text})`,
      holds: (item: Item) => {
        const held = holds(item);
        return held === null ? null : !held;
      },
    })),
  ),
}));

function both([left, operator, right]: [Condition, string, Condition]): Condition {
  return {
    text: `(${left.text}) ${operator} (${right.text})`,
    holds: (item) => {
      const sides = [left.holds(item), right.holds(item)];
      if (operator === 'and') return sides.includes(false) ? false : sides.includes(null) ? null : true;
      return sides.includes(true) ? true : sides.includes(null) ? null : false;
    },
  };
}

const frame = (rows: readonly Item[]): Frame => ({
  columns: COLUMNS,
  rows: rows.map((item, index) => plainRow({ ...item, id: String(index) })),
});

test('where picks what the condition says', () => {
  fc.assert(
    fc.property(items, condition, (rows, { text, holds }) => {
      const found = runQuery(parseQuery(`resources | where ${text}`), frame(rows), 0).rows;
      const expected = rows.flatMap((item, index) => (holds(item) === true ? [String(index)] : []));
      expect(found.map((row) => row.get('id'))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('summarize counts every row once, and order sorts as a text sorts', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const counted = runQuery(
        parseQuery('resources | summarize count() by name | order by name asc'),
        frame(rows),
        0,
      ).rows;
      const names = [...new Set(rows.map(({ name }) => name))].toSorted();
      expect(counted.map((row) => [row.get('name'), row.get('count_')])).toEqual(
        names.map((name) => [name, rows.filter((item) => item.name === name).length]),
      );
    }),
  );
});

test('whatever is sent, it is run or refused as a query, never anything else', () => {
  const pieces = fc.constantFrom(
    ...[
      'resources',
      '|',
      'where',
      'project',
      'name',
      'properties',
      '.',
      '[',
      ']',
      '(',
      ')',
      "'a'",
      '1',
      '7d',
    ],
    ...[
      '==',
      '=~',
      'in',
      '!in~',
      ',',
      '=',
      'and',
      'not',
      '-',
      'summarize',
      'count',
      'by',
      'order',
      'dynamic',
    ],
    ...['tostring', 'now', 'ago', 'take', '{', '}', ':', 'nulls', 'first', '..', 'between', '"', '#', '\n'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (words) => {
      try {
        runQuery(parseQuery(words.join(' ')), frame([]), 0);
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        expect(error.message).toMatch(/\.$/);
      }
    }),
    { numRuns: 2_000 },
  );
});
