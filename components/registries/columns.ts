/** The grid's columns, shared by the table and its skeleton. */
import type { SortKey } from './filter-registries.ts';

type Column = { readonly key: SortKey; readonly width: string; readonly numeric?: true };

/** Together 1064 px: with the facets exactly a window of 1280. Names are keys of `registries.column`. */
export const COLUMNS: readonly Column[] = [
  { key: 'name', width: 'w-44' },
  { key: 'access', width: 'w-38' },
  { key: 'findings', width: 'w-53' },
  { key: 'ipRules', width: 'w-15', numeric: true },
  { key: 'subnets', width: 'w-15', numeric: true },
  { key: 'endpoints', width: 'w-19' },
  { key: 'trusted', width: 'w-13.5' },
  { key: 'changed', width: 'w-16', numeric: true },
  { key: 'subscription', width: 'w-25.5' },
  { key: 'region', width: 'w-27' },
];
