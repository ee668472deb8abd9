/** What a view of the fleet may ask for: names only, so that whoever shows or keeps one needs nothing else. */

/** In the order in which they are shown. `finding` is the severity, `kind` the finding itself. */
export const FACETS = [
  'match',
  'access',
  'finding',
  'kind',
  'endpoint',
  'subscription',
  'group',
  'region',
  'sku',
  'trusted',
  'tasks',
  'tag',
] as const;
export type Facet = (typeof FACETS)[number];

/**
 * What a registry is to an address. `all`: all networks are let in. `rule`: rules in force let all of it in.
 * `part`: only a part of the range. `inactive`: a rule names it, but public access is disabled. `unsure`: a rule
 * names it, and the mode is one that this console does not know.
 */
export const MATCHES = ['all', 'rule', 'part', 'inactive', 'unsure'] as const;
export type Match = (typeof MATCHES)[number];

export const ENDPOINT_STATES = ['pending', 'approved', 'rejected', 'disconnected', 'other'] as const;

/** The ACR Tasks switch; the first two are NO and YES of the table. */
export const TASKS = ['off', 'on', 'unknown'] as const;

/** Chosen values per facet; none chosen means all. A tag is `key:value`. */
export type Filters = { readonly q: string } & { readonly [F in Facet]: readonly string[] };

export const NO_FILTERS: Filters = {
  q: '',
  ...(Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<Facet, readonly string[]>),
};

export const isFiltered = (filters: Filters): boolean =>
  filters.q.trim() !== '' || FACETS.some((facet) => filters[facet].length > 0);
