'use client';
/** Search, filters, order, columns and density, kept in the URL: a view can be shared, and the back button undoes it. */

import {
  createSerializer,
  debounce,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import {
  ENDPOINT_STATES,
  type Facet,
  type Filters,
  MATCHES,
  NO_FILTERS,
  TASKS,
} from '#lib/fleet-table/filters.ts';
import { SEVERITIES } from '#lib/fleet-table/severity.ts';
import { SORT_KEYS, type SortKey } from '#lib/fleet-table/sort.ts';
import { FINDING_CODES, MODES } from '#lib/fleet-table/table.ts';
import { DEFAULT_COLUMNS } from './columns.ts';

const some = <T extends string>(values: readonly T[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);
const anyText = parseAsArrayOf(parseAsString).withDefault([]);

const PARSERS = {
  q: parseAsString.withDefault(''),
  match: some(MATCHES),
  access: some(MODES),
  finding: some(SEVERITIES),
  kind: some(FINDING_CODES),
  endpoint: some(ENDPOINT_STATES),
  subscription: anyText,
  group: anyText,
  region: anyText,
  sku: anyText,
  trusted: anyText,
  tasks: some(TASKS),
  tag: anyText,
  sort: parseAsStringLiteral(SORT_KEYS).withDefault('findings'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  cols: parseAsArrayOf(parseAsStringLiteral(SORT_KEYS)).withDefault([...DEFAULT_COLUMNS]),
  density: parseAsStringLiteral(['normal', 'compact']).withDefault('normal'),
};

type Key = keyof typeof PARSERS;
const KEYS = Object.keys(PARSERS) as readonly Key[];

/** A view as it stands in the address, "?" included where there is anything. */
const serialize = createSerializer(PARSERS);

/** Columns whose interesting end is the small one. */
const DESCENDING: readonly SortKey[] = ['access', 'findings', 'ipRules', 'subnets', 'endpoints', 'changed'];

/** Typing writes the address when it rests: every write wakes the router. Milliseconds. */
const RESTS_AFTER = 200;

export function useRegistryView() {
  const [values, set] = useQueryStates(PARSERS);
  // The same functions at every key press: what only acts need not be rendered again.
  const actions = useMemo(() => actionsOf(set), [set]);
  return useMemo(() => {
    const { sort, dir, cols, density, ...filters } = values;
    return {
      ...actions,
      filters: filters as Filters,
      sort,
      direction: dir,
      columns: cols as readonly SortKey[],
      density,
      values,
    };
  }, [values, actions]);
}

const actionsOf = (set: ReturnType<typeof useQueryStates<typeof PARSERS>>[1]) => ({
  /** Typing replaces the entry in the history; every other step can be gone back. */
  search: (q: string) =>
    void set({ q: q || null }, { history: 'replace', limitUrlUpdates: debounce(RESTS_AFTER) }),
  toggle: (facet: Facet, value: string) =>
    void set(
      (now) => {
        const chosen: readonly string[] = now[facet];
        const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
        return { [facet]: next.length > 0 ? next : null };
      },
      { history: 'push' },
    ),
  /** @param keep what stays, e.g. the search while the filters go. */
  clear: (keep: { q?: string } = {}) =>
    void set({ ...NOTHING, ...(keep.q ? { q: keep.q } : {}) }, { history: 'push' }),
  sortBy: (key: SortKey) =>
    void set(
      ({ sort, dir }) => ({
        sort: key,
        dir: key === sort ? (dir === 'asc' ? 'desc' : 'asc') : DESCENDING.includes(key) ? 'desc' : 'asc',
      }),
      { history: 'push' },
    ),
  setColumns: (columns: readonly SortKey[] | null) =>
    void set({ cols: columns === null ? null : [...columns] }, { history: 'replace' }),
  setDensity: (density: 'normal' | 'compact') => void set({ density }, { history: 'replace' }),
  /** @param address a query string; what it does not name goes back to its default. */
  open: (address: string) => void set(parse(address), { history: 'push' }),
});

/** Only what this console understands; the rest of a query string is left out. */
const parse = (address: string) => {
  const params = new URLSearchParams(address);
  return Object.fromEntries(
    KEYS.map((key) => {
      const text = params.get(key);
      return [key, text === null ? null : PARSERS[key].parse(text)];
    }),
  );
};

/** A whole view as a query string. It takes long enough not to be asked at every key. */
export const addressOf = ({ values }: RegistryView): string => serialize(values);

/** The same view in the same words, however it came to be written. */
export const normalAddress = (address: string): string => serialize(parse(address));

const NOTHING = Object.fromEntries(Object.keys(NO_FILTERS).map((key) => [key, null])) as Record<
  keyof typeof NO_FILTERS,
  null
>;

export type RegistryView = ReturnType<typeof useRegistryView>;
