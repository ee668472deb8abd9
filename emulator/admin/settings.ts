// Changing switches: only ones that exist, and only to a value of the same kind.
import { directory, userByKey } from '#emulator/directory.ts';
import { BadBody } from './body.ts';

type Members = Record<string, unknown>;

/** Switches that list users by their short names. */
const USER_LISTS = ['noConsent', 'noAzureConsent', 'notAssigned'];

/** All or nothing; `owners` are changed in place, members of members one by one. Throws BadBody. */
export function patchSettings(owners: readonly object[], patch: Readonly<Members>): void {
  const changes = Object.entries(patch).map(([name, value]) => {
    const owner = owners.find((candidate) => Object.hasOwn(candidate, name)) as Members | undefined;
    if (owner === undefined) throw new BadBody(`There is no setting '${name}'.`);
    return { owner, name, value: merged(name, owner[name], value) };
  });
  for (const { owner, name, value } of changes) owner[name] = value;
}

function merged(name: string, present: unknown, wanted: unknown): unknown {
  if (isMembers(present)) {
    if (!isMembers(wanted)) throw new BadBody(`The setting '${name}' must be an object.`);
    const result = { ...present };
    for (const [member, value] of Object.entries(wanted)) {
      if (!Object.hasOwn(present, member)) throw new BadBody(`There is no setting '${name}.${member}'.`);
      result[member] = merged(`${name}.${member}`, present[member], value);
    }
    return result;
  }
  if (typeof present === 'boolean' && typeof wanted !== 'boolean') {
    throw new BadBody(`The setting '${name}' must be true or false.`);
  }
  if (typeof present === 'number' && !(typeof wanted === 'number' && wanted >= 0)) {
    throw new BadBody(`The setting '${name}' must be a number, 0 or more.`);
  }
  if (Array.isArray(present)) requireTexts(name, wanted);
  return wanted;
}

function requireTexts(name: string, wanted: unknown): void {
  if (!Array.isArray(wanted) || wanted.some((item) => typeof item !== 'string')) {
    throw new BadBody(`The setting '${name}' must be a list of texts.`);
  }
  const known = directory.users.map(({ key }) => key);
  const unknown = USER_LISTS.includes(name) ? wanted.find((key) => userByKey(key) === undefined) : undefined;
  if (unknown !== undefined) {
    throw new BadBody(`The setting '${name}' lists '${unknown}', which is none of ${known.join(', ')}.`);
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
