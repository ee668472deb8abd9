'use client';
/** Search, filters and order, kept in the URL: a view can be shared, and the back button undoes it. */
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { CONNECTION_STATES } from '#components/ui/connection-mark.tsx';
import { SEVERITIES } from '#components/ui/finding-badge.tsx';
import { type Facet, NO_FILTERS, SORT_KEYS, type SortKey } from './filter-registries.ts';

const some = <T extends string>(values: readonly T[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);
const anyText = parseAsArrayOf(parseAsString).withDefault([]);

const PARSERS = {
  q: parseAsString.withDefault(''),
  access: some(['all', 'selected', 'disabled', 'unknown']),
  finding: some(SEVERITIES),
  endpoint: some(CONNECTION_STATES),
  subscription: anyText,
  sku: anyText,
  sort: parseAsStringLiteral(SORT_KEYS).withDefault('findings'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
};

/** Columns whose interesting end is the small one. */
const ASCENDING: readonly SortKey[] = ['name', 'subscription', 'region'];

export function useRegistryView() {
  const [{ sort, dir, ...filters }, set] = useQueryStates(PARSERS);
  return {
    filters,
    sort,
    direction: dir,
    /** Typing replaces the entry in the history; every other step can be gone back. */
    search: (q: string) => void set({ q: q || null }, { history: 'replace' }),
    toggle: (facet: Facet, value: string) => {
      const chosen: readonly string[] = filters[facet];
      const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
      void set({ [facet]: next.length > 0 ? next : null }, { history: 'push' });
    },
    /** @param keep what stays, e.g. the search while the filters go. */
    clear: (keep: { q?: string } = {}) =>
      void set({ ...forget, ...(keep.q ? { q: keep.q } : {}) }, { history: 'push' }),
    sortBy: (key: SortKey) => {
      const first = ASCENDING.includes(key) ? 'asc' : 'desc';
      const next = key === sort ? (dir === 'asc' ? 'desc' : 'asc') : first;
      void set({ sort: key, dir: next }, { history: 'push' });
    },
  };
}

const forget = Object.fromEntries(Object.keys(NO_FILTERS).map((key) => [key, null])) as Record<
  keyof typeof NO_FILTERS,
  null
>;

export type RegistryView = ReturnType<typeof useRegistryView>;
