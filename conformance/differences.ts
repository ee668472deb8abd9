// Compares two JSON bodies: members, types and values, with what must differ (ids, times, people) made equal.
import { form, type Tokens } from './tokens.ts';

export type Difference = {
  /** Where, such as `body.properties.subnets.0.name`, `status` or `header azure-asyncoperation`. */
  readonly at: string;
  readonly recorded: unknown;
  readonly ours: unknown;
};

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?$/;
const PERSON = /^[^\s@/]+@[^\s@/]+$/;

/** @returns nothing when the two say the same; made-up ids are learnt on the way. */
export function differences(at: string, recorded: unknown, ours: unknown, tokens: Tokens): Difference[] {
  if (typeof recorded === 'string' && typeof ours === 'string') {
    return sameText(at, recorded, ours, tokens) ? [] : [{ at, recorded, ours }];
  }
  if (Array.isArray(recorded) && Array.isArray(ours)) {
    if (recorded.length !== ours.length) return [{ at, recorded, ours }];
    return recorded.flatMap((item, index) => differences(`${at}.${index}`, item, ours[index], tokens));
  }
  if (isMembers(recorded) && isMembers(ours)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(ours)])];
    return names.flatMap((name) => differences(`${at}.${name}`, recorded[name], ours[name], tokens));
  }
  return recorded === ours ? [] : [{ at, recorded, ours }];
}

function sameText(at: string, recorded: string, ours: string, tokens: Tokens): boolean {
  if (TIME.test(recorded) && TIME.test(ours)) return true;
  if (PERSON.test(recorded) && PERSON.test(ours)) return true;
  // An etag is new after every change; when exactly it becomes new is the service's own affair.
  if (at.endsWith('.etag')) return form(recorded) === form(ours);
  return tokens.learn(recorded, ours) && form(tokens.toOurs(recorded)) === form(ours);
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
