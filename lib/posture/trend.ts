/** What became of a fleet since the last look: looks are kept, bounded, and compared. Pure; no clock. */
import type { FleetTable } from '#lib/fleet-table/table.ts';
import { type CountKey, hashOf, type Look } from './look.ts';
import { rowKey } from './row-key.ts';
import type { View } from './views.ts';

type Day = Pick<Look, 'at' | 'scope' | 'counts'>;

export type History = {
  /** The look that changes are told against; null before the second one. */
  readonly baseline: Look | null;
  readonly current: Look | null;
  /** The last look of each day, oldest first. */
  readonly days: readonly Day[];
  /** Registries with waiting requests, hashed, and since when they had some at every look. */
  readonly pending: Readonly<Record<string, number>>;
};

export const NO_HISTORY: History = { baseline: null, current: null, days: [], pending: {} };

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Readings closer together than this are one look: reading again does not make what was new old. */
const ONE_LOOK = 30 * MINUTE;
export const MOST_DAYS = 90;
const MOST_PENDING = 2_000;

export function recordLook(history: History, look: Look): History {
  const { current, days } = history;
  // A reading of before, such as one from a cache, tells nothing new.
  if (current !== null && look.at < current.at) return history;
  const goesOn = current !== null && look.at - current.at < ONE_LOOK;
  const { at, scope, counts } = look;
  const day = Math.floor(at / DAY);
  const others = days.filter((one) => Math.floor(one.at / DAY) !== day);
  return {
    ...history,
    baseline: goesOn ? history.baseline : current,
    current: look,
    days: [...others, { at, scope, counts }].slice(-MOST_DAYS),
  };
}

/** @param isWhole false keeps what is known of registries that are missing from this reading. */
export function recordPending(history: History, table: FleetTable, at: number, isWhole: boolean): History {
  const next: Record<string, number> = isWhole ? {} : { ...history.pending };
  for (let row = 0; row < table.size; row += 1) {
    if (isWhole && !table.pending[row]) continue;
    const hash = hashOf(rowKey(table, row));
    if (table.pending[row]) next[hash] = history.pending[hash] ?? at;
    else delete next[hash];
  }
  // The longest waiting are the ones worth keeping.
  const kept = Object.entries(next).sort(([, a], [, b]) => a - b);
  return { ...history, pending: Object.fromEntries(kept.slice(0, MOST_PENDING)) };
}

/** @returns for Beside: row keys of this table, since when requests have been waiting there. */
export function pendingSince(history: History, table: FleetTable): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  for (let row = 0; row < table.size; row += 1) {
    if (!table.pending[row]) continue;
    const key = rowKey(table, row);
    const at = history.pending[hashOf(key)];
    if (at !== undefined) since.set(key, at);
  }
  return since;
}

/** Null where there is nothing to compare with, or it would compare unlike things. */
export function changeOf({ baseline, current }: History, key: CountKey): number | null {
  if (baseline === null || current === null || baseline.scope !== current.scope) return null;
  const isView = !key.includes(':');
  const [was, is] = [baseline.counts[key], current.counts[key]];
  // Kinds that do not occur are not kept; a view is left out when it was not known.
  if (isView && (was === undefined || is === undefined)) return null;
  return (is ?? 0) - (was ?? 0);
}

/** Whether a registry was not in this view at the last look; null: not known. */
export function isNewIn({ baseline, current }: History, view: View): ((key: string) => boolean) | null {
  const ids = baseline?.ids[view];
  if (ids === undefined || baseline?.scope !== current?.scope) return null;
  const known = new Set(ids);
  return (key) => !known.has(hashOf(key));
}

/** The last look of each day on which this was known and the same subscriptions could be read. */
export function seriesOf(
  { current, days }: History,
  key: CountKey,
): readonly { at: number; count: number }[] {
  const isKind = key.includes(':');
  return days.flatMap(({ at, scope, counts }) => {
    const count = counts[key] ?? (isKind ? 0 : undefined);
    return scope === current?.scope && count !== undefined ? [{ at, count }] : [];
  });
}

/** What the browser kept, or nothing where it is not ours to read any more. */
export function parseHistory(text: string | null): History {
  if (text === null) return NO_HISTORY;
  try {
    const kept = JSON.parse(text) as Partial<{ readonly v: number } & History>;
    if (kept.v !== VERSION || !Array.isArray(kept.days) || typeof kept.pending !== 'object')
      return NO_HISTORY;
    return {
      baseline: kept.baseline ?? null,
      current: kept.current ?? null,
      days: kept.days,
      pending: kept.pending ?? {},
    };
  } catch {
    return NO_HISTORY;
  }
}

/** Raised whenever the shape changes: what older versions kept is forgotten. */
const VERSION = 1;

export const formatHistory = (history: History): string => JSON.stringify({ v: VERSION, ...history });
