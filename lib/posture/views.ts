/** The ready views of a fleet: which registries each holds, how grave that is, and where it is mended. */
import { countAt, textAt } from '#lib/fleet-table/ragged.ts';
import type { Severity } from '#lib/fleet-table/severity.ts';
import { type FleetTable, hasFinding, modeAt, NOT_KNOWN, subnetCountAt } from '#lib/fleet-table/table.ts';
import { isBypassOn } from '#lib/network-access/paths.ts';
import { rowKey } from './row-key.ts';

/** In the order they are shown: what lets strangers in or keeps everybody out comes first. */
export const VIEWS = [
  'open_to_internet',
  'open_beside_endpoints',
  'no_way_in',
  'dns_broken',
  'tasks_blocked',
  'quota',
  'stale_connections',
  'service_endpoints',
  'bypass_off',
] as const;
export type View = (typeof VIEWS)[number];

export const VIEW_SEVERITY: Readonly<Record<View, Severity>> = {
  open_to_internet: 'critical',
  open_beside_endpoints: 'critical',
  no_way_in: 'critical',
  dns_broken: 'critical',
  tasks_blocked: 'warning',
  quota: 'warning',
  stale_connections: 'warning',
  service_endpoints: 'info',
  bypass_off: 'info',
};

/** What private DNS was found to do for one registry. */
export type DnsState = { readonly broken: number; readonly networks: number; readonly findings: number };

/** What the columns do not tell. */
export type Beside = {
  /** Registries whose private names are not found as they should be, by row-key.ts; null until DNS was read. */
  readonly dns: ReadonlyMap<string, DnsState> | null;
  /** Since when requests have been waiting at every look, as far as known: row key to milliseconds. */
  readonly pendingSince: ReadonlyMap<string, number>;
  /** When the fleet was read, in milliseconds. */
  readonly now: number;
};

/** A request that has waited longer than this is stale. */
export const PENDING_DAYS = 7;
const DAY = 86_400_000;

/**
 * What Azure documents for Premium, where alone there are rules and endpoints. A fleet is not asked registry
 * by registry; a registry's own page shows Azure's numbers (`listUsages`).
 * https://learn.microsoft.com/azure/container-registry/container-registry-skus
 */
export const DOCUMENTED_LIMITS = { ipRules: 200, subnetRules: 100, endpoints: 200 } as const;
export type Limited = keyof typeof DOCUMENTED_LIMITS;
/** Above this part of a limit there is something to do; the same as in network-access/findings-limits.ts. */
const HIGH = 0.8;

export type Usage = { readonly of: Limited; readonly used: number; readonly limit: number };

/** @returns the fullest of a registry's lists; lists that are not yet known are left out. */
export function fullest(table: FleetTable, row: number): Usage {
  const used: Readonly<Record<Limited, number>> = {
    ipRules: countAt(table.ipRules, row),
    subnetRules: subnetCountAt(table, row) ?? 0,
    endpoints: connectionsAt(table, row),
  };
  const usages = (Object.keys(DOCUMENTED_LIMITS) as Limited[]).map((of) => ({
    of,
    used: used[of],
    limit: DOCUMENTED_LIMITS[of],
  }));
  return usages.reduce((worst, one) => (one.used / one.limit > worst.used / worst.limit ? one : worst));
}

const connectionsAt = (table: FleetTable, row: number): number =>
  staleAt(table, row) +
  (table.pending[row] ?? 0) +
  (table.approved[row] ?? 0) +
  (table.otherConnections[row] ?? 0);

const staleAt = (table: FleetTable, row: number): number =>
  (table.rejected[row] ?? 0) + (table.disconnected[row] ?? 0);

/** Whole days that requests have been waiting at every look; 0 where none waits or nobody knows. */
export function pendingDays(table: FleetTable, row: number, { pendingSince, now }: Beside): number {
  if (!table.pending[row] || pendingSince.size === 0) return 0;
  const since = pendingSince.get(rowKey(table, row));
  return since === undefined ? 0 : Math.max(0, Math.floor((now - since) / DAY));
}

/** How much a row weighs in a view, 1 or more; 0: it is not in it; null: what it depends on is not yet known. */
export type Weight = number | null;

const yes = (is: boolean): Weight => (is ? 1 : 0);

/** The two findings that say nobody gets in. */
const isClosed = (table: FleetTable, row: number) =>
  hasFinding(table, row, 'no_way_in') || hasFinding(table, row, 'disabled_without_endpoint');

const WEIGHTS: Readonly<Record<View, (table: FleetTable, row: number, beside: Beside) => Weight>> = {
  open_to_internet: (table, row) =>
    modeAt(table, row) === 'unknown' ? null : yes(hasFinding(table, row, 'open_to_internet')),
  open_beside_endpoints: (table, row) => {
    if (!table.approved[row]) return 0;
    const mode = modeAt(table, row);
    return mode === 'unknown' ? null : mode === 'all' ? (table.approved[row] ?? 0) : 0;
  },
  no_way_in: (table, row) => {
    if (isClosed(table, row)) return 1;
    const mode = modeAt(table, row);
    if (mode === 'unknown') return null;
    const mayBeEmpty = mode === 'selected' && countAt(table.ipRules, row) === 0;
    const hasEndpoint = (table.approved[row] ?? 0) + (table.otherConnections[row] ?? 0) > 0;
    return mayBeEmpty && !hasEndpoint && subnetCountAt(table, row) === null ? null : 0;
  },
  dns_broken: (table, row, { dns }) => {
    // Without an approved endpoint there is no private name to find.
    if (!table.approved[row]) return 0;
    if (dns === null) return null;
    const state = dns.get(rowKey(table, row));
    return state === undefined ? 0 : 1 + state.broken * 100 + state.findings;
  },
  tasks_blocked: (table, row) => {
    if (hasFinding(table, row, 'tasks_blocked')) return 1;
    const mode = modeAt(table, row);
    const isShut = mode === 'selected' || mode === 'disabled';
    const bypass = isBypassOn(textAt(table.bypasses, row));
    return isShut && bypass === true && table.tasksBypass[row] === NOT_KNOWN ? null : 0;
  },
  quota: (table, row) => {
    const { used, limit } = fullest(table, row);
    if (used > limit * HIGH) return used / limit;
    return subnetCountAt(table, row) === null ? null : 0;
  },
  stale_connections: (table, row, beside) => {
    const old = pendingDays(table, row, beside) > PENDING_DAYS ? (table.pending[row] ?? 0) : 0;
    return staleAt(table, row) + old;
  },
  service_endpoints: subnetCountAt,
  bypass_off: (table, row) => {
    const on = isBypassOn(textAt(table.bypasses, row));
    return on === null ? null : yes(!on);
  },
};

export const weightIn = (view: View, table: FleetTable, row: number, beside: Beside): Weight =>
  WEIGHTS[view](table, row, beside);
