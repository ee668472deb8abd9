// The very restricted `$filter` of the activity log: a time range, and at most a few equalities.
import type { ActivityEvent } from '#emulator/activity-log.ts';

export type ActivityFilter = {
  /** Milliseconds since 1970. */
  readonly from: number;
  matches(event: ActivityEvent): boolean;
};

const TERM = /^(\w+)\s+(ge|le|eq)\s+(?:'([^']*)'|(\S+))$/i;

const FIELDS: Readonly<Record<string, (event: ActivityEvent) => string>> = {
  resourceuri: ({ resourceId }) => resourceId,
  resourceid: ({ resourceId }) => resourceId,
  resourcegroupname: ({ resourceId }) => resourceId.split('/')[4] ?? '',
  resourceprovider: ({ resourceId }) => /\/providers\/([^/]+)/i.exec(resourceId)?.[1] ?? '',
  correlationid: ({ correlationId }) => correlationId,
  caller: ({ caller }) => caller,
};

/** Null for anything that the service does not take, a missing start time among it. */
export function activityFilter(filter: string | undefined): ActivityFilter | null {
  let from: number | null = null;
  let to = Number.POSITIVE_INFINITY;
  const equalities: ((event: ActivityEvent) => boolean)[] = [];
  for (const term of (filter ?? '').split(/\s+and\s+/i)) {
    const [, field = '', operator = '', quoted, bare] = TERM.exec(term.trim()) ?? [];
    const value = quoted ?? bare ?? '';
    const name = field.toLowerCase();
    if (name === 'eventtimestamp' && operator.toLowerCase() !== 'eq') {
      const time = Date.parse(value);
      if (Number.isNaN(time)) return null;
      if (operator.toLowerCase() === 'ge') from = time;
      else to = time;
    } else {
      const read = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      if (read === undefined || operator.toLowerCase() !== 'eq') return null;
      const wanted = value.toLowerCase();
      equalities.push((event) => read(event).toLowerCase() === wanted);
    }
  }
  if (from === null || from > to) return null;
  const start = from;
  return {
    from: start,
    matches: (event) => event.at >= start && event.at <= to && equalities.every((equal) => equal(event)),
  };
}
