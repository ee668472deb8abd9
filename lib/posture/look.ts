/** One look at a fleet's posture, small enough to be kept: how many of what, and which registries, hashed. */
import type { FleetTable } from '#lib/fleet-table/table.ts';
import type { Posture } from './posture.ts';
import { rowKey } from './row-key.ts';
import { VIEWS, type View } from './views.ts';

/** What is counted: `size`, a view, or `{severity}:{finding code}`. */
export type CountKey = string;

export type Look = {
  /** When the fleet was read, milliseconds. */
  readonly at: number;
  /** Two looks compare only when the same subscriptions could not be read. */
  readonly scope: string;
  /** Without what was not known whole. */
  readonly counts: Readonly<Record<CountKey, number>>;
  /** Hashes of the registries in a view; without views that hold more than can be kept. */
  readonly ids: Partial<Readonly<Record<View, readonly string[]>>>;
};

/** Registries of one view that are remembered; more are only counted. */
const MOST_IDS = 2_000;

/**
 * 32 bits of FNV-1a, in base 36. Enough to tell a new registry from those that were there: at 2,000 kept
 * hashes one new registry in two million is taken for an old one.
 */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash ^= text.charCodeAt(place);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

export const kindKey = (severity: string, code: string): CountKey => `${severity}:${code}`;

/**
 * @param unread ids of subscriptions that could not be read.
 * @param partly views that lack what could not be read elsewhere: they compare with nothing.
 */
export function lookAt(
  table: FleetTable,
  posture: Posture,
  at: number,
  unread: readonly string[],
  partly: readonly View[] = [],
): Look {
  const known = VIEWS.filter((view) => posture.views[view].unknown === 0 && !partly.includes(view));
  return {
    at,
    scope:
      unread.length === 0
        ? ''
        : hashOf(
            [...unread]
              .map((id) => id.toLowerCase())
              .sort()
              .join(),
          ),
    counts: {
      size: posture.size,
      ...Object.fromEntries(known.map((view) => [view, posture.views[view].rows.length])),
      ...Object.fromEntries(
        posture.kinds.map(({ code, severity, count }) => [kindKey(severity, code), count]),
      ),
    },
    ids: Object.fromEntries(
      known
        .filter((view) => posture.views[view].rows.length <= MOST_IDS)
        .map((view) => [view, Array.from(posture.views[view].rows, (row) => hashOf(rowKey(table, row)))]),
    ),
  };
}
