/**
 * The rows of one reading as they were sent, and what each further answer of Azure changes in them. A row has
 * a number, the same here and in the browser.
 */

import { rowFrames } from '#lib/fleet-table/frames.ts';
import type { SubnetRule } from '#lib/network-access/model.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';
import { summaryOf } from './summary-of.ts';

export type FleetBook = {
  readonly size: () => number;
  /** Rows of Resource Graph; one that is there already stays. */
  add(registries: readonly RegistrySummary[]): void;
  /** A subscription's own list: what it holds, and nothing else. */
  settle(subscriptionId: string, registries: readonly RegistrySummary[]): void;
  /** Takes out all rows of other subscriptions than these, by their ids in lower case. */
  keepOnly(subscriptionIds: ReadonlySet<string>): void;
  /** @param rules by registry id in lower case: those of a subscription, whole. */
  addSubnetRules(subscriptionId: string, rules: ReadonlyMap<string, readonly SubnetRule[]>): void;
  /** The registries of a subscription that are there. */
  countOf(subscriptionId: string): number;
  /** Frames for what was added, changed and taken out since the last time. */
  takeFrames(): readonly Uint8Array[];
  /** The frame for all subnet rules there are; null while there are none to tell of. */
  takeSubnets(): Uint8Array | null;
};

/** @param newest gives what is known to be newer than an answer of Azure, or that answer. */
export function fleetBook(newest: (registry: RegistrySummary) => RegistrySummary): FleetBook {
  const written = rowFrames();
  let rows: RegistrySummary[] = [];
  /** By subscription, then by registry, both in lower case. */
  let places = new Map<string, Map<string, number>>();
  /** Rows up to here were sent. */
  let sent = 0;
  const changed = new Set<number>();
  const gone = new Set<number>();
  let hasRules = false;

  /** @returns its row's number. */
  const put = (registry: RegistrySummary, isTruth: boolean): number => {
    const summary = newest(summaryOf(registry));
    const own = placesOf(places, summary.ref.subscriptionId);
    const key = summary.id.toLowerCase();
    const place = own.get(key);
    if (place === undefined) {
      own.set(key, rows.push(summary) - 1);
      return rows.length - 1;
    }
    const before = rows[place];
    if (isTruth && before !== undefined && !isEqual(before, summary)) {
      rows[place] = summary;
      if (place < sent) changed.add(place);
    }
    return place;
  };
  const takeOut = (leaves: (registry: RegistrySummary) => boolean) =>
    rows.forEach((registry, place) => {
      if (leaves(registry)) gone.add(place);
    });

  return {
    size: () => rows.length - gone.size,
    add(registries) {
      for (const registry of registries) put(registry, false);
    },
    settle(subscriptionId, registries) {
      const present = new Set(registries.map((registry) => put(registry, true)));
      for (const place of present) gone.delete(place);
      for (const place of placesOf(places, subscriptionId).values()) if (!present.has(place)) gone.add(place);
    },
    keepOnly: (ids) => takeOut(({ ref }) => !ids.has(ref.subscriptionId.toLowerCase())),
    addSubnetRules(subscriptionId, rules) {
      const own = placesOf(places, subscriptionId);
      for (const [key, subnetRules] of rules) {
        const place = own.get(key);
        const row = place === undefined ? undefined : rows[place];
        if (place === undefined || row === undefined || row.access.subnetRules !== null) continue;
        rows[place] = { ...row, access: { ...row.access, subnetRules } };
        hasRules = true;
      }
    },
    countOf: (subscriptionId) => placesOf(places, subscriptionId).size,
    takeFrames() {
      const frames: Uint8Array[] = [];
      const fresh = rows.slice(sent).filter((_, index) => !gone.has(sent + index));
      const old = [...changed].filter((place) => !gone.has(place));
      const left = [...gone].filter((place) => place < sent);
      if (old.length > 0 || left.length > 0) {
        const now = old.map((place) => rows[place]).filter((row) => row !== undefined);
        frames.push(written.patch(now, old, left));
      }
      if (fresh.length > 0) frames.push(written.rows(fresh));
      if (gone.size > 0) {
        rows = rows.filter((_, place) => !gone.has(place));
        places = new Map();
        rows.forEach(({ id, ref }, place) => {
          placesOf(places, ref.subscriptionId).set(id.toLowerCase(), place);
        });
      }
      sent = rows.length;
      changed.clear();
      gone.clear();
      return frames;
    },
    takeSubnets: () => (hasRules ? written.subnets(rows) : null),
  };
}

function placesOf(places: Map<string, Map<string, number>>, subscriptionId: string): Map<string, number> {
  const key = subscriptionId.toLowerCase();
  const own = places.get(key) ?? new Map<string, number>();
  places.set(key, own);
  return own;
}

/** Members and items alike, whatever their order. By loops: a fifth of what writing both out as JSON takes. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  let more = 0;
  for (const name in left) {
    if (!isEqual(left[name], right[name])) return false;
    more += 1;
  }
  for (const _ in right) more -= 1;
  return more === 0 && Array.isArray(one) === Array.isArray(other);
}
