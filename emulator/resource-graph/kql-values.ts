// Values of a query: how JSON becomes text, number, time or truth, and how two values compare.
import type { ValueType } from './kql-syntax.ts';

/** Null stands for a value that is not there; a `string` is empty then. Times and spans are milliseconds. */
export type Value = unknown;

/** As `tostring` writes it; an empty text for what is not there. */
export function toText(value: Value, type: ValueType): string {
  if (value === null || value === undefined) return '';
  if (type === 'datetime') return showTime(value as number);
  if (type === 'timespan') return showSpan(value as number);
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

/** Seven digits of a second, as .NET writes them. */
function showTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z');
}

function showSpan(milliseconds: number): string {
  const [days, rest] = [Math.floor(milliseconds / 86_400_000), milliseconds % 86_400_000];
  const clock = new Date(rest).toISOString().slice(11, 19);
  return days === 0 ? clock : `${days}.${clock}`;
}

export function toNumber(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

export function toTime(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

export function toTruth(value: Value): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value !== 'string') return null;
  const word = value.toLowerCase();
  return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : null;
}

/** As JSON shows it in an answer. */
export function toJson(value: Value, type: ValueType): unknown {
  if (value === null || value === undefined) return null;
  return type === 'datetime' || type === 'timespan' ? toText(value, type) : value;
}

export const isNumeric = (type: ValueType): boolean =>
  type === 'long' || type === 'real' || type === 'timespan' || type === 'datetime';

/** Order of two values that are there: numbers and times by size, all else by its letters' codes. */
export function compareValues(one: Value, other: Value): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const left = typeof one === 'string' ? one : String(one);
  const right = typeof other === 'string' ? other : String(other);
  return left === right ? 0 : left < right ? -1 : 1;
}
