// Reading members of a request's JSON: a wrong type or value is a 400 that names the member.
import { errors } from '#emulator/arm/errors.ts';
import type { Tags } from '#emulator/store/shapes.ts';

export type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(path, 'an object');
  return value as Json;
}

export function asList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongType(path, 'a list');
  return value;
}

export function asString(value: unknown, path: string): string {
  if (typeof value !== 'string') throw wrongType(path, 'a string');
  return value;
}

export function asBoolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw wrongType(path, 'true or false');
  return value;
}

export function asInteger(value: unknown, path: string, from: number, to: number): number {
  if (!Number.isInteger(value)) throw wrongType(path, 'a whole number');
  const number = value as number;
  if (number < from || number > to) throw errors.invalidValue(path, `${from} to ${to}`);
  return number;
}

export function asOneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  const text = asString(value, path);
  const found = allowed.find((candidate) => candidate === text);
  if (found === undefined) throw errors.invalidValue(path, allowed.join(', '));
  return found;
}

export function readTags(value: unknown): Tags {
  const entries = Object.entries(asObject(value, 'tags'));
  return Object.fromEntries(entries.map(([name, text]) => [name, asString(text, `tags.${name}`)]));
}

/** Container Registry takes null for a member left out. */
export function withoutNulls(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}

/** Throws for a member that is not in `known`. */
export function refuseOthers(value: Json, path: string, known: readonly string[]): void {
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other === undefined) return;
  const where = path === '' ? other : `${path}.${other}`;
  throw errors.malformedBody(`Could not find member "${other}" on the resource. Path "${where}"`);
}

function wrongType(path: string, expected: string) {
  return errors.malformedBody(`Error converting value. Path "${path}" must be ${expected}`);
}
