// Which api-version a request is judged by, and what ARM answers to one that a type does not know.
import { OWN_TYPES, PROVIDER_TYPES } from './api-version-lists.ts';
import { errors } from './errors.ts';
import type { ArmPath } from './path.ts';

/** Resource providers' types with their versions, oldest first: what `providers` lists. */
export function providerTypes(): ReadonlyMap<string, readonly string[]> {
  return PROVIDER_TYPES;
}

/** `/subscriptions/{id}/providers`, one of them, or its registration. */
function isAboutProvider({ segments }: ArmPath): boolean {
  if (segments[0]?.toLowerCase() !== 'subscriptions' || segments[2]?.toLowerCase() !== 'providers')
    return false;
  const verb = segments[4]?.toLowerCase() ?? '';
  return segments.length <= 4 || (segments.length === 5 && ['register', 'unregister'].includes(verb));
}

/** @returns the version, lower case. Throws what ARM answers to a version that is missing or not known. */
export function requireApiVersion(path: ArmPath, query: ReadonlyMap<string, string>): string {
  const asked = query.get('api-version');
  if (!asked) throw errors.missingApiVersion();
  const version = asked.toLowerCase();

  if (path.type === null || isAboutProvider(path)) {
    const words = path.segments.filter((_, index) => index % 2 === 0).slice(0, isAboutProvider(path) ? 2 : 9);
    const known = OWN_TYPES.get(words.join('/').toLowerCase());
    if (known === undefined) throw errors.notImplemented(`the path '/${path.segments.join('/')}'`);
    if (!known.includes(version)) throw errors.invalidApiVersion(asked, known.toReversed());
    return version;
  }
  const known = PROVIDER_TYPES.get(path.type.toLowerCase());
  if (known === undefined) throw errors.notImplemented(`the resource type '${path.type}'`);
  if (!known.includes(version)) throw errors.invalidResourceType(path.type.split('/')[0] ?? '', asked);
  return version;
}
