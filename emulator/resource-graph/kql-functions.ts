// The scalar functions that queries may call. https://learn.microsoft.com/azure/data-explorer/kusto/query/scalar-functions
import { type Compiled, compiled, constant } from './kql-compiled.ts';
import { type Place, semanticFailure } from './kql-error.ts';
import type { ValueType } from './kql-syntax.ts';
import {
  compareValues,
  isNumeric,
  toJson,
  toNumber,
  toText,
  toTime,
  toTruth,
  type Value,
} from './kql-values.ts';

type ScalarFunction = {
  readonly least: number;
  readonly most: number;
  /** @param now milliseconds since 1970. */
  readonly make: (args: readonly Compiled[], place: Place, now: number) => Compiled;
};

const ANY = 64;

/** One argument, its value never absent. */
function ofOne(type: ValueType, of: (value: Value, type: ValueType) => Value): ScalarFunction {
  return {
    least: 1,
    most: 1,
    make: ([arg]) => {
      const { evaluate, type: argType } = arg as Compiled;
      return compiled(type, [arg as Compiled], (row) => of(evaluate(row), argType));
    },
  };
}

const absent = (value: Value): boolean => value === null || value === undefined;
const textOf = (arg: Compiled) => (row: Parameters<Compiled['evaluate']>[0]) =>
  toText(arg.evaluate(row), arg.type);
const numberOf = (arg: Compiled | undefined, row: Parameters<Compiled['evaluate']>[0]) =>
  arg === undefined ? null : toNumber(arg.evaluate(row));
const parsed = (value: Value): Value => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    // What is no JSON stays a text.
    return value;
  }
};
const whole = (value: Value): Value => {
  const number = toNumber(value);
  return number === null ? null : Math.trunc(number);
};

const pack: ScalarFunction = {
  least: 2,
  most: ANY,
  make: (args, place) => {
    if (args.length % 2 === 1) throw semanticFailure('bag_pack() takes pairs of a name and a value.', place);
    return compiled('dynamic', args, (row) => {
      const members: [string, unknown][] = [];
      for (let index = 0; index < args.length; index += 2) {
        const [name, value] = [args[index] as Compiled, args[index + 1] as Compiled];
        members.push([textOf(name)(row), toJson(value.evaluate(row), value.type)]);
      }
      return Object.fromEntries(members);
    });
  },
};

const iff: ScalarFunction = {
  least: 3,
  most: 3,
  make: (args, place) => {
    const [condition, yes, no] = args as [Compiled, Compiled, Compiled];
    if (condition.type !== 'bool') throw semanticFailure('The condition of iff() must be a bool.', place);
    const [whenTrue, whenFalse] = alike([yes, no]);
    return compiled((whenTrue as Compiled).type, args, (row) =>
      (condition.evaluate(row) === true ? (whenTrue as Compiled) : (whenFalse as Compiled)).evaluate(row),
    );
  },
};

const caseOf: ScalarFunction = {
  least: 3,
  most: ANY,
  make: (args, place) => {
    if (args.length % 2 === 0) throw semanticFailure('case() ends with the value for all other rows.', place);
    const results = alike(args.filter((_, index) => index % 2 === 1 || index === args.length - 1));
    const conditions = args.slice(0, -1).filter((_, index) => index % 2 === 0);
    return compiled((results[0] as Compiled).type, args, (row) => {
      const hit = conditions.findIndex((condition) => condition.evaluate(row) === true);
      return (results.at(hit < 0 ? -1 : hit) as Compiled).evaluate(row);
    });
  },
};

export const FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map([
  ['tostring', ofOne('string', toText)],
  ['tolower', ofOne('string', (value, type) => toText(value, type).toLowerCase())],
  ['toupper', ofOne('string', (value, type) => toText(value, type).toUpperCase())],
  ['toint', ofOne('long', whole)],
  ['tolong', ofOne('long', whole)],
  ['todouble', ofOne('real', toNumber)],
  ['toreal', ofOne('real', toNumber)],
  ['tobool', ofOne('bool', toTruth)],
  ['todatetime', ofOne('datetime', toTime)],
  ['todynamic', ofOne('dynamic', parsed)],
  ['parse_json', ofOne('dynamic', parsed)],
  ['strlen', ofOne('long', (value, type) => toText(value, type).length)],
  ['array_length', ofOne('long', (value) => (Array.isArray(value) ? value.length : null))],
  ['bag_keys', ofOne('dynamic', (value) => (isBag(value) ? Object.keys(value) : null))],
  ['isnull', ofOne('bool', (value, type) => type !== 'string' && absent(value))],
  ['isnotnull', ofOne('bool', (value, type) => type === 'string' || !absent(value))],
  ['isempty', ofOne('bool', (value, type) => toText(value, type) === '')],
  ['isnotempty', ofOne('bool', (value, type) => toText(value, type) !== '')],
  ['not', ofOne('bool', (value) => (absent(value) ? null : value !== true))],
  ['now', { least: 0, most: 1, make: ([offset], _, now) => moved(now, offset, 1) }],
  ['ago', { least: 1, most: 1, make: ([span], _, now) => moved(now, span, -1) }],
  ['bag_pack', pack],
  ['pack', pack],
  ['iff', iff],
  ['iif', iff],
  ['case', caseOf],
  [
    'pack_array',
    {
      least: 1,
      most: ANY,
      make: (args) =>
        compiled('dynamic', args, (row) => args.map(({ evaluate, type }) => toJson(evaluate(row), type))),
    },
  ],
  [
    'coalesce',
    {
      least: 2,
      most: ANY,
      make: (args) => {
        const same = alike(args);
        const { type } = same[0] as Compiled;
        return compiled(type, args, (row) => {
          for (const { evaluate } of same) {
            const value = evaluate(row);
            if (!absent(value) && !(type === 'string' && value === '')) return value;
          }
          return type === 'string' ? '' : null;
        });
      },
    },
  ],
  [
    'strcat',
    {
      least: 1,
      most: ANY,
      make: (args) => compiled('string', args, (row) => args.map((arg) => textOf(arg)(row)).join('')),
    },
  ],
  [
    'strcmp',
    {
      least: 2,
      most: 2,
      make: (args) =>
        compiled('long', args, (row) => {
          const [one, other] = args.map((arg) => textOf(arg)(row));
          return Math.sign(compareValues(one, other));
        }),
    },
  ],
  [
    'substring',
    {
      least: 2,
      most: 3,
      make: (args) =>
        compiled('string', args, (row) => {
          const [text, from, length] = args;
          const start = numberOf(from, row) ?? 0;
          const count = numberOf(length, row);
          return textOf(text as Compiled)(row).slice(start, count === null ? undefined : start + count);
        }),
    },
  ],
  [
    'split',
    {
      least: 2,
      most: 3,
      make: (args) =>
        compiled('dynamic', args, (row) => {
          const [text, delimiter, place] = args;
          const parts = textOf(text as Compiled)(row).split(textOf(delimiter as Compiled)(row));
          const index = numberOf(place, row);
          return index === null ? parts : parts.slice(index, index + 1);
        }),
    },
  ],
  [
    'bin',
    {
      least: 2,
      most: 2,
      make: (args, place) => {
        const [value, size] = args as [Compiled, Compiled];
        if (!isNumeric(value.type)) throw semanticFailure('bin() rounds numbers and times.', place);
        return compiled(value.type, args, (row) => {
          const [number, step] = [numberOf(value, row), numberOf(size, row)];
          return number === null || !step ? null : Math.floor(number / step) * step;
        });
      },
    },
  ],
]);

function moved(now: number, span: Compiled | undefined, direction: 1 | -1): Compiled {
  if (span === undefined) return constant('datetime', now);
  return compiled('datetime', [span], (row) => now + direction * (toNumber(span.evaluate(row)) ?? 0));
}

/** Of one type: as they are, or as JSON where they differ. */
function alike(args: readonly Compiled[]): readonly Compiled[] {
  const [first] = args;
  if (args.every(({ type }) => type === first?.type)) return args;
  const numbers = args.every(({ type }) => type === 'long' || type === 'real');
  return args.map((arg) =>
    compiled(numbers ? 'real' : 'dynamic', [arg], (row) => toJson(arg.evaluate(row), arg.type)),
  );
}

function isBag(value: Value): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
