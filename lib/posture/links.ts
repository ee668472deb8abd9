/** Where a view leads: to the grid filtered to exactly its registries, or to a list of its own. */

import type { Severity } from '#lib/fleet-table/severity.ts';
import type { FindingCode } from '#lib/network-access/finding.ts';
import type { PolicyKey } from './policies.ts';
import type { View } from './views.ts';

const GRID: Partial<Readonly<Record<View, string>>> = {
  open_to_internet: 'kind=open_to_internet',
  open_beside_endpoints: 'access=all&endpoint=approved',
  no_way_in: 'kind=no_way_in,disabled_without_endpoint',
  tasks_blocked: 'kind=tasks_blocked',
  bypass_off: 'trusted=off',
};

/** @returns the grid's address, or null where its filters cannot say the same. */
export const gridPath = (view: View): string | null => {
  const query = GRID[view];
  return query === undefined ? null : `/registries?${query}`;
};

/** A kind that is grave in one mode only is told apart by the mode. */
export function kindPath(code: FindingCode, severity: Severity): string {
  const modes = severity === 'critical' ? 'selected' : 'all,disabled,unknown';
  return `/registries?kind=${code}${code === 'wide_range' ? `&access=${modes}` : ''}`;
}

export const listPath = (list: View | PolicyKey): string => `/posture?view=${list}`;

/** The page of a registry on which what a view shows is changed. */
export type FixPlace = 'public-access' | 'private-access' | 'dns' | 'registry';

const FIX: Readonly<Record<View | PolicyKey, FixPlace>> = {
  open_to_internet: 'public-access',
  open_beside_endpoints: 'public-access',
  no_way_in: 'public-access',
  dns_broken: 'dns',
  tasks_blocked: 'public-access',
  quota: 'public-access',
  stale_connections: 'private-access',
  service_endpoints: 'public-access',
  bypass_off: 'public-access',
  policy_unrestricted: 'public-access',
  policy_public_access: 'public-access',
  policy_private_link: 'private-access',
  // The export policy itself is not edited here: the registry's page names it.
  policy_exports: 'registry',
};

export const fixPlace = (list: View | PolicyKey): FixPlace => FIX[list];

/** Those that one bulk change of mode, addresses, trusted services or the Tasks switch can mend. */
const BULK: readonly (View | PolicyKey)[] = [
  'open_to_internet',
  'open_beside_endpoints',
  'no_way_in',
  'tasks_blocked',
  'bypass_off',
  'policy_unrestricted',
  'policy_public_access',
];

export const isBulk = (list: View | PolicyKey): boolean => BULK.includes(list);
