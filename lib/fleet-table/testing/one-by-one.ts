/**
 * What the grid should show, said the plain way: one registry after another, texts and objects only. It shares
 * nothing with the columns but the pure core that judges a single registry.
 */
import type { Filters } from '#lib/fleet-table/filters.ts';
import type { Direction, SortKey } from '#lib/fleet-table/sort.ts';
import type { TableRegistry } from '#lib/fleet-table/table.ts';
import { findings } from '#lib/network-access/findings.ts';
import { countOutside, type IpRange, overlaps, readRange, toRanges } from '#lib/network-access/ip-range.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { SUBSCRIPTIONS } from './small-fleet.ts';

type FacetName = Exclude<keyof Filters, 'q'>;

const subscriptionName = ({ ref }: TableRegistry): string =>
  SUBSCRIPTIONS.find(({ id }) => id.toLowerCase() === ref.subscriptionId.toLowerCase())?.name ??
  ref.subscriptionId;

const addressIn = (q: string): IpRange | null =>
  q
    .toLowerCase()
    .split(/\s+/)
    .map(readRange)
    .find((range) => range !== null) ?? null;

/** What the address in the search is to a registry; null for nothing. */
function matchOf({ access }: TableRegistry, range: IpRange): string | null {
  const mode = accessMode(access);
  if (mode === 'all') return 'all';
  const near = toRanges(access.ipRules).filter((rule) => overlaps(rule, range));
  if (near.length === 0) return null;
  if (mode === 'disabled') return 'inactive';
  if (mode === 'unknown') return 'unsure';
  return countOutside([range], near) === 0 ? 'rule' : 'part';
}

function matchesText(registry: TableRegistry, word: string): boolean {
  const { ref, loginServer, location, tags } = registry;
  return [
    ref.name,
    ref.resourceGroup,
    ref.subscriptionId,
    subscriptionName(registry),
    loginServer,
    location,
    ...Object.entries(tags).flatMap(([key, value]) => [`${key}:${value}`, `${key}=${value}`]),
  ].some((text) => text.toLowerCase().includes(word));
}

export function facetValues(registry: TableRegistry, facet: FacetName, q: string): readonly string[] {
  const { ref, access, location, tags } = registry;
  const found = findings(access);
  const range = addressIn(q);
  switch (facet) {
    case 'match':
      return range === null ? [] : [matchOf(registry, range)].filter((match) => match !== null);
    case 'access':
      return [accessMode(access)];
    case 'finding':
      return [...new Set(found.map(({ severity }) => severity))];
    case 'kind':
      return found.map(({ code }) => code);
    case 'endpoint':
      return Object.entries(access.connections).flatMap(([state, count]) => (count > 0 ? [state] : []));
    case 'subscription':
      return [ref.subscriptionId.toLowerCase()];
    case 'group':
      return [ref.resourceGroup.toLowerCase()];
    case 'region':
      return [location];
    case 'sku':
      return [access.sku];
    case 'trusted':
      return [access.bypass];
    case 'tasks':
      return [access.tasksBypass === null ? 'unknown' : access.tasksBypass ? 'on' : 'off'];
    case 'tag':
      return Object.entries(tags).map(([key, value]) => `${key}:${value}`);
  }
}

/** @param chosen the tags that exist say which key each choice means. */
function matchesTags(
  registry: TableRegistry,
  fleet: readonly TableRegistry[],
  chosen: readonly string[],
): boolean {
  const keys = new Set(fleet.flatMap(({ tags }) => Object.keys(tags)));
  const known = fleet.flatMap(({ tags }) =>
    Object.entries(tags).map(([key, value]) => ({ key, value, text: `${key}:${value}` })),
  );
  if (chosen.some((text) => known.every((tag) => tag.text !== text))) return false;
  return [...keys].every((key) => {
    const wanted = known.filter((tag) => tag.key === key && chosen.includes(tag.text));
    return wanted.length === 0 || wanted.some(({ value }) => registry.tags[key] === value);
  });
}

export function isShown(registry: TableRegistry, fleet: readonly TableRegistry[], filters: Filters): boolean {
  const range = addressIn(filters.q);
  const words = filters.q.toLowerCase().split(/\s+/);
  const address = words.findIndex((word) => readRange(word) !== null);
  if (!words.every((word, place) => place === address || matchesText(registry, word))) return false;
  if (range !== null && matchOf(registry, range) === null) return false;
  if (!matchesTags(registry, fleet, filters.tag)) return false;
  return Object.entries(filters).every(([facet, chosen]) => {
    if (facet === 'q' || facet === 'tag' || chosen.length === 0) return true;
    if (facet === 'match' && range === null) return true;
    return facetValues(registry, facet as FacetName, filters.q).some((value) => chosen.includes(value));
  });
}

const WEIGHT = { critical: 10_000, warning: 100, info: 1 } as const;

/** null: not known. */
function sortValue(registry: TableRegistry, key: SortKey, q: string): string | number | null {
  const { ref, access, lastModifiedAt, lastModifiedBy, location, tags, loginServer } = registry;
  const { pending, approved, rejected, disconnected, other } = access.connections;
  const range = addressIn(q);
  const match = range === null ? null : matchOf(registry, range);
  switch (key) {
    case 'name':
      return ref.name.toLowerCase();
    case 'access':
      return ['disabled', 'selected', 'unknown', 'all'].indexOf(accessMode(access));
    case 'findings':
      return findings(access).reduce((sum, { severity }) => sum + WEIGHT[severity], 0);
    case 'ipRules':
      return access.ipRules.length;
    case 'subnets':
      return access.subnetRules?.length ?? null;
    case 'endpoints':
      return pending * 1_000_000 + pending + approved + rejected + disconnected + other;
    case 'trusted':
      return access.bypass.toLowerCase();
    case 'changed':
      return lastModifiedAt;
    case 'subscription':
      return subscriptionName(registry).toLowerCase();
    case 'region':
      return location;
    case 'group':
      return ref.resourceGroup.toLowerCase();
    case 'sku':
      return access.sku.toLowerCase();
    case 'tags':
      return (
        Object.entries(tags)
          .map(([name, value]) => `${name}\u0000${value}`)
          .join('\n')
          .toLowerCase() || null
      );
    case 'tasks':
      return access.tasksBypass === null ? null : Number(access.tasksBypass);
    case 'dataEndpoint':
      return Number(access.dataEndpointEnabled);
    case 'changedBy':
      return lastModifiedBy?.toLowerCase() ?? null;
    case 'loginServer':
      return loginServer;
    case 'rule': {
      const grade = ['all', 'rule', 'part', 'inactive', 'unsure'].indexOf(match ?? '');
      const near = range === null ? [] : toRanges(access.ipRules).filter((rule) => overlaps(rule, range));
      return grade < 0 ? null : (grade + 1) * 1_000_000 + near.length;
    }
  }
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

export function sorted(
  fleet: readonly TableRegistry[],
  key: SortKey,
  direction: Direction,
  q: string,
): readonly TableRegistry[] {
  return [...fleet].sort((one, other) => {
    const names = compare(one.ref.name.toLowerCase(), other.ref.name.toLowerCase());
    const [a, b] = [sortValue(one, key, q), sortValue(other, key, q)];
    if (a === null || b === null) return a === b ? names : a === null ? 1 : -1;
    return (direction === 'asc' ? compare(a, b) : compare(b, a)) || names;
  });
}
