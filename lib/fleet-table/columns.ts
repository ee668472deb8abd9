/** Which kind each column of the fleet's table is: what is sent, read and joined goes by this list. */
import type { FleetTable } from './table.ts';

export type Column = Exclude<keyof FleetTable, 'size'>;

/**
 * `strings`: one of its own for each row · `texts`, `lists`: numbers into a dictionary · `ranges`: lists whose
 * dictionary is of IP rules · `bytes`, `shorts`, `words`: numbers of 1, 2, 4 bytes · `times`: milliseconds or NaN.
 */
export type Kind = 'strings' | 'texts' | 'lists' | 'ranges' | 'bytes' | 'shorts' | 'words' | 'times';

const KINDS = {
  names: 'strings',
  loginServers: 'texts',
  resourceGroups: 'texts',
  subscriptionIds: 'texts',
  locations: 'texts',
  provisioningStates: 'texts',
  skus: 'texts',
  publicNetworkAccess: 'texts',
  defaultActions: 'texts',
  bypasses: 'texts',
  exportPolicies: 'texts',
  tasksBypass: 'bytes',
  dataEndpoint: 'bytes',
  ipRules: 'ranges',
  subnetRules: 'lists',
  subnetRulesKnown: 'bytes',
  pending: 'shorts',
  approved: 'shorts',
  rejected: 'shorts',
  disconnected: 'shorts',
  otherConnections: 'shorts',
  changedAt: 'times',
  changedBy: 'texts',
  tags: 'lists',
  modes: 'bytes',
  findings: 'words',
} as const satisfies Record<Column, Kind>;

export const COLUMNS = Object.entries(KINDS) as readonly (readonly [Column, Kind])[];

/** What the second list of each subscription brings, and what follows from it. */
export const SUBNET_COLUMNS: readonly Column[] = ['subnetRules', 'subnetRulesKnown', 'findings'];
