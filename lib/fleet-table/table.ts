/**
 * The fleet as columns: what the server sends and the grid searches. A row becomes a registry only when
 * somebody looks at it. Rows are in no particular order; a row's number is good for one table only.
 */
import type { FindingCode } from '#lib/network-access/finding.ts';
import type { AccessMode, NetworkAccess } from '#lib/network-access/model.ts';
import { countAt, type TextLists, type Texts, textAt, textsAt } from './ragged.ts';
import { type RuleLists, rulesAt } from './rules.ts';

/** `modes` holds places in this list. */
export const MODES: readonly AccessMode[] = ['all', 'selected', 'disabled', 'unknown'];

/** The bits of `findings`, the first being 1. */
export const FINDING_CODES: readonly FindingCode[] = [
  'open_to_internet',
  'no_way_in',
  'disabled_without_endpoint',
  'wide_range',
  'export_policy_conflict',
  'rules_inactive',
  'subnets_and_endpoints',
  'bypass_void',
  'tasks_blocked',
  'ip_rules_quota',
  'subnet_rules_quota',
  'endpoints_quota',
  'export_policy_locks',
  'duplicate_rules',
  'overlapping_rules',
  'adjacent_rules',
];

/** `tasksBypass` and `dataEndpoint`, one byte each. */
export const [NO, YES, NOT_KNOWN] = [0, 1, 2] as const;

/** Parts a tag's key from its value: the one character that neither can hold. */
export const TAG_CUT = '\u0000';

/** Before a login server that does not begin with its registry's name. */
export const WHOLE_SERVER = '=';

export type FleetTable = {
  readonly size: number;
  readonly names: readonly string[];
  /** In Azure's stored casing. */
  readonly resourceGroups: Texts;
  readonly subscriptionIds: Texts;
  /** What the login server has behind the registry's name, or WHOLE_SERVER and all of it: loginServerAt. */
  readonly loginServers: Texts;
  readonly locations: Texts;
  readonly provisioningStates: Texts;
  readonly skus: Texts;
  readonly publicNetworkAccess: Texts;
  readonly defaultActions: Texts;
  readonly bypasses: Texts;
  readonly exportPolicies: Texts;
  readonly tasksBypass: Uint8Array;
  readonly dataEndpoint: Uint8Array;
  readonly ipRules: RuleLists;
  /** Ids of subnets; their action is Allow, the only one there is. */
  readonly subnetRules: TextLists;
  /** 0 where they are not yet known: a row's empty list then means nothing. */
  readonly subnetRulesKnown: Uint8Array;
  readonly pending: Uint16Array;
  readonly approved: Uint16Array;
  readonly rejected: Uint16Array;
  readonly disconnected: Uint16Array;
  readonly otherConnections: Uint16Array;
  /** Milliseconds since 1970; NaN where Azure sent none. */
  readonly changedAt: Float64Array;
  /** Empty where Azure sent none. */
  readonly changedBy: Texts;
  /** Key and value with TAG_CUT between them. */
  readonly tags: TextLists;
  /** Derived by the same core as everywhere (network-access/mode.ts, findings.ts), once, where the table is made. */
  readonly modes: Uint8Array;
  readonly findings: Uint32Array;
};

/** Same shape as lib/registries/shapes.ts RegistrySummary, which may not be imported by this leaf. */
export type TableRegistry = {
  readonly ref: { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string };
  readonly id: string;
  readonly loginServer: string;
  readonly location: string;
  readonly provisioningState: string;
  readonly lastModifiedAt: string | null;
  readonly lastModifiedBy: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly access: NetworkAccess;
};

export const subnetCountAt = (table: FleetTable, row: number): number | null =>
  table.subnetRulesKnown[row] ? countAt(table.subnetRules, row) : null;

export function loginServerAt({ names, loginServers }: FleetTable, row: number): string {
  const behind = textAt(loginServers, row);
  return behind.startsWith(WHOLE_SERVER) ? behind.slice(WHOLE_SERVER.length) : `${names[row] ?? ''}${behind}`;
}

export const modeAt = (table: FleetTable, row: number): AccessMode =>
  MODES[table.modes[row] ?? 3] ?? 'unknown';

export const hasFinding = (table: FleetTable, row: number, code: FindingCode): boolean =>
  ((table.findings[row] ?? 0) & (1 << FINDING_CODES.indexOf(code))) !== 0;

/** @param row 0 up to, not including, `table.size`; any other is a programming error and throws. */
export function registryAt(table: FleetTable, row: number): TableRegistry {
  const name = table.names[row];
  if (name === undefined) throw new RangeError(`The table has no row ${row}.`);
  const subscriptionId = textAt(table.subscriptionIds, row);
  const resourceGroup = textAt(table.resourceGroups, row);
  const changedAt = table.changedAt[row] ?? Number.NaN;
  return {
    ref: { subscriptionId, resourceGroup, name },
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerRegistry/registries/${name}`,
    loginServer: loginServerAt(table, row),
    location: textAt(table.locations, row),
    provisioningState: textAt(table.provisioningStates, row),
    lastModifiedAt: Number.isNaN(changedAt) ? null : new Date(changedAt).toISOString(),
    lastModifiedBy: textAt(table.changedBy, row) || null,
    tags: Object.fromEntries(textsAt(table.tags, row).map(tagOf)),
    access: accessAt(table, row),
  };
}

function accessAt(table: FleetTable, row: number): NetworkAccess {
  const tasks = table.tasksBypass[row];
  return {
    sku: textAt(table.skus, row),
    publicNetworkAccess: textAt(table.publicNetworkAccess, row),
    defaultAction: textAt(table.defaultActions, row),
    ipRules: rulesAt(table.ipRules, row),
    subnetRules: table.subnetRulesKnown[row]
      ? textsAt(table.subnetRules, row).map((id) => ({ id, action: 'Allow' }))
      : null,
    bypass: textAt(table.bypasses, row),
    tasksBypass: tasks === NOT_KNOWN ? null : tasks === YES,
    dataEndpointEnabled: table.dataEndpoint[row] === YES,
    exportPolicy: textAt(table.exportPolicies, row),
    connections: {
      pending: table.pending[row] ?? 0,
      approved: table.approved[row] ?? 0,
      rejected: table.rejected[row] ?? 0,
      disconnected: table.disconnected[row] ?? 0,
      other: table.otherConnections[row] ?? 0,
    },
  };
}

/** @returns key and value */
const tagOf = (tag: string): readonly [string, string] => {
  const cut = tag.indexOf(TAG_CUT);
  return [tag.slice(0, cut), tag.slice(cut + 1)];
};
