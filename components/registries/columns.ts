/** The grid's columns, shared by the table and its skeleton. */
import type { SortKey } from '#lib/fleet-table/sort.ts';

type Column = {
  /** A class, and the same in rem. */
  readonly width: readonly [className: string, rem: number];
  readonly numeric?: true;
};

export const COLUMNS: Readonly<Record<SortKey, Column>> = {
  name: { width: ['w-41', 10.25] },
  access: { width: ['w-38', 9.5] },
  findings: { width: ['w-47', 11.75] },
  ipRules: { width: ['w-15', 3.75], numeric: true },
  subnets: { width: ['w-15', 3.75], numeric: true },
  endpoints: { width: ['w-19', 4.75] },
  trusted: { width: ['w-13.5', 3.375] },
  changed: { width: ['w-16', 4], numeric: true },
  subscription: { width: ['w-25.5', 6.375] },
  region: { width: ['w-27', 6.75] },
  rule: { width: ['w-56', 14] },
  group: { width: ['w-36', 9] },
  sku: { width: ['w-20', 5] },
  tags: { width: ['w-52', 13] },
  tasks: { width: ['w-16', 4] },
  dataEndpoint: { width: ['w-26', 6.5] },
  changedBy: { width: ['w-44', 11] },
  loginServer: { width: ['w-52', 13] },
};

/** The box to tick, before the first column. */
export const CHECK_WIDTH = ['w-9', 2.25] as const;

/** Together with the box 1064 px: beside the facets exactly a window of 1280. */
export const DEFAULT_COLUMNS: readonly SortKey[] = [
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
];

/** In rem. */
export const tableWidth = (columns: readonly SortKey[]): number =>
  columns.reduce<number>((sum, key) => sum + COLUMNS[key].width[1], CHECK_WIDTH[1]);

/**
 * @param chosen as in the address of the view; the name is always first, since it names the row.
 * @param hasAddress an address is searched for: which rule lets it in is part of the answer.
 */
export function shownColumns(chosen: readonly SortKey[], hasAddress: boolean): readonly SortKey[] {
  const others = chosen.filter((key) => key !== 'name');
  const all: readonly SortKey[] = ['name', ...others];
  if (!hasAddress || all.includes('rule')) return all;
  const after = all.indexOf('access') + 1 || 1;
  return [...all.slice(0, after), 'rule', ...all.slice(after)];
}
