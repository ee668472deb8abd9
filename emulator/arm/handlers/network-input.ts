// Reading what every Microsoft.Network resource has in common: location, tags, preconditions, members not served here.
import { errors } from '#emulator/arm/errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import type { Precondition } from '#emulator/store/network-shapes.ts';
import { asObject, asString, type Json, refuseOthers } from './json-input.ts';

/** `West Europe` and `westeurope` are one region. */
export function readLocation(body: Json): string {
  return asString(body['location'], 'location').toLowerCase().replaceAll(' ', '');
}

/** The body of a resource that lives in a region, without what no api-version knows. */
export function readTracked(sent: unknown): Json {
  const body = asObject(sent, '');
  const known = ['id', 'name', 'type', 'etag', 'location', 'tags', 'properties', 'extendedLocation'];
  refuseOthers(body, '', known);
  refuseUnserved(body, 'body', { extendedLocation: null });
  return body;
}

/** @returns the id of a reference such as `{"id": "/subscriptions/…"}`; what is referred to cannot be changed by it. */
export function readReference(value: unknown, path: string): string {
  const { id, ...others } = asObject(value, path);
  const unserved = Object.fromEntries(Object.keys(others).map((name) => [name, null]));
  refuseUnserved(others, path, unserved);
  return asString(id, `${path}.id`);
}

export function readPrecondition({ headers }: Call): Precondition {
  return { ifMatch: headers.get('if-match'), ifNoneMatch: headers.get('if-none-match') };
}

/**
 * A member that Azure knows and this does not: fine while it says what is so anyway (`usual`, or empty), else 501.
 * Nothing is accepted and then ignored.
 */
export function refuseUnserved(value: Json, path: string, unserved: Readonly<Record<string, unknown>>): void {
  for (const [name, usual] of Object.entries(unserved)) {
    const sent = value[name] ?? usual;
    if (sent === usual || isEmpty(sent)) continue;
    throw errors.notImplemented(`the property '${path}.${name}'`);
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((member) => isEmpty(member));
}

/** Throws a 400 unless the name is one Azure takes for a Network resource. */
export function requireName(name: string): string {
  if (/^[\w](?:[\w.-]{0,78}\w)?$/.test(name)) return name;
  throw errors.invalidValue('name', 'letters, digits, underscores, periods and hyphens, at most 80');
}
