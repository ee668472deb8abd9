// The `$filter` of role lists: `function()` and `member eq 'value'` terms, joined with `and`.
import { errors } from '#emulator/arm/errors.ts';

/** Terms by lower-case name; a function without an argument has the value ''. */
export type RoleFilter = ReadonlyMap<string, string>;

/** @param known the terms, in lower case, that the list understands. Any other is refused with 501. */
export function parseRoleFilter(text: string | undefined, known: readonly string[]): RoleFilter {
  const terms = new Map<string, string>();
  for (const part of (text ?? '').split(/\s+and\s+/i).map((term) => term.trim())) {
    if (part === '') continue;
    const [, member, value] = /^(\w+)\s+eq\s+'([^']*)'$/i.exec(part) ?? [];
    const [, name, argument] = /^(\w+)\(\s*(?:'([^']*)')?\s*\)$/.exec(part) ?? [];
    const key = (member ?? name ?? '').toLowerCase();
    if (!known.includes(key)) throw errors.notImplemented(`the filter "${part}" on roles`);
    terms.set(key, value ?? argument ?? '');
  }
  return terms;
}
