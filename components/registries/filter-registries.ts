/** Search, filters, counts and order of the registries grid. Pure; knows the list, not the screen. */
import type { Finding } from '#lib/network-access/finding.ts';
import { findings } from '#lib/network-access/findings.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { AccessMode, ConnectionCounts } from '#lib/network-access/model.ts';
import type { RegistryList, RegistrySummary } from '#lib/registries/shapes.ts';

/** A registry with everything the grid derives from it, computed once per reading. */
export type RegistryRow = {
  readonly registry: RegistrySummary;
  readonly mode: AccessMode;
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly subscriptionName: string;
  /** Lower case; what the search looks into. */
  readonly searchText: string;
};

export const FACETS = ['access', 'finding', 'endpoint', 'subscription', 'sku'] as const;
export type Facet = (typeof FACETS)[number];

/** Chosen values per facet; none chosen means all. */
export type Filters = { readonly q: string } & { readonly [F in Facet]: readonly string[] };

export const NO_FILTERS: Filters = {
  q: '',
  access: [],
  finding: [],
  endpoint: [],
  subscription: [],
  sku: [],
};

export const SORT_KEYS = [
  'name',
  'access',
  'findings',
  'ipRules',
  'subnets',
  'endpoints',
  'trusted',
  'changed',
  'subscription',
  'region',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Direction = 'asc' | 'desc';

export const toRows = ({ registries, subscriptions }: RegistryList): readonly RegistryRow[] => {
  const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
  return registries.map((registry) => {
    const { ref, loginServer, location, tags, access } = registry;
    const subscriptionName = names.get(ref.subscriptionId.toLowerCase()) ?? ref.subscriptionId;
    const words = [ref.name, ref.resourceGroup, subscriptionName, ref.subscriptionId, loginServer, location];
    const tagWords = Object.entries(tags).flatMap(([key, value]) => [`${key}:${value}`, `${key}=${value}`]);
    return {
      registry,
      mode: accessMode(access),
      findings: findings(access),
      subscriptionName,
      searchText: [...words, ...tagWords].join('\n').toLowerCase(),
    };
  });
};

/** The values of a row in one facet: the row matches a choice when they share one. */
export const facetValues = (
  { registry, mode, findings: found }: RegistryRow,
  facet: Facet,
): readonly string[] => {
  switch (facet) {
    case 'access':
      return [mode];
    case 'finding':
      return [...new Set(found.map(({ severity }) => severity))];
    case 'endpoint':
      return Object.keys(registry.access.connections).filter(
        (state) => registry.access.connections[state as keyof ConnectionCounts] > 0,
      );
    case 'subscription':
      return [registry.ref.subscriptionId.toLowerCase()];
    case 'sku':
      return [registry.access.sku];
  }
};

/** Every word of the search must occur somewhere in the row. */
const matchesSearch = (row: RegistryRow, q: string): boolean =>
  q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => row.searchText.includes(word));

const matchesFacet = (row: RegistryRow, facet: Facet, chosen: readonly string[]): boolean =>
  chosen.length === 0 || facetValues(row, facet).some((value) => chosen.includes(value));

export const filterRows = (rows: readonly RegistryRow[], filters: Filters): readonly RegistryRow[] =>
  rows.filter(
    (row) =>
      matchesSearch(row, filters.q) && FACETS.every((facet) => matchesFacet(row, facet, filters[facet])),
  );

/** How many rows each value of a facet would show, given the search and the other facets. */
export const countFacet = (
  rows: readonly RegistryRow[],
  filters: Filters,
  facet: Facet,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const row of filterRows(rows, { ...filters, [facet]: [] })) {
    for (const value of facetValues(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

export const isFiltered = (filters: Filters): boolean =>
  filters.q.trim() !== '' || FACETS.some((facet) => filters[facet].length > 0);

const MODE_ORDER: readonly AccessMode[] = ['disabled', 'selected', 'unknown', 'all'];
const SEVERITY_WEIGHT = { critical: 1_000_000, warning: 1_000, info: 1 } as const;

/** What a column is ordered by; `null` is not known and comes last either way. */
const sortValue = (row: RegistryRow, key: SortKey): string | number | null => {
  const { ref, access, lastModifiedAt, location } = row.registry;
  switch (key) {
    case 'name':
      return ref.name.toLowerCase();
    case 'access':
      return MODE_ORDER.indexOf(row.mode);
    case 'findings':
      return row.findings.reduce((sum, { severity }) => sum + SEVERITY_WEIGHT[severity], 0);
    case 'ipRules':
      return access.ipRules.length;
    case 'subnets':
      return access.subnetRules?.length ?? null;
    case 'endpoints':
      // Pending first: somebody waits.
      return access.connections.pending * 1_000_000 + totalConnections(access.connections);
    case 'trusted':
      return access.bypass.toLowerCase();
    case 'changed':
      return lastModifiedAt;
    case 'subscription':
      return row.subscriptionName.toLowerCase();
    case 'region':
      return location;
  }
};

const totalConnections = (counts: ConnectionCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Equal rows are in the order of their names, whatever the direction. */
export const sortRows = (
  rows: readonly RegistryRow[],
  key: SortKey,
  direction: Direction,
): readonly RegistryRow[] => {
  const keyed = rows.map((row) => ({ row, value: sortValue(row, key), name: sortValue(row, 'name') ?? '' }));
  keyed.sort((a, b) => {
    const byName = compare(a.name, b.name);
    if (a.value === null || b.value === null) {
      return a.value === b.value ? byName : a.value === null ? 1 : -1;
    }
    const order = compare(a.value, b.value);
    return (direction === 'asc' ? order : -order) || byName;
  });
  return keyed.map(({ row }) => row);
};
