/** Registries into columns. */
import { findings } from '#lib/network-access/findings.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { textListsOf, textsOf } from './ragged.ts';
import {
  FINDING_CODES,
  type FleetTable,
  MODES,
  NO,
  NOT_KNOWN,
  TAG_CUT,
  type TableRegistry,
  YES,
} from './table.ts';

/** @param registries kept in their order: row 0 is the first. */
export function tableOf(registries: readonly TableRegistry[]): FleetTable {
  const texts = (of: (registry: TableRegistry) => string) => textsOf(registries.map(of));
  const counts = (state: keyof TableRegistry['access']['connections']) =>
    Uint16Array.from(registries, ({ access }) => access.connections[state]);
  return {
    names: registries.map(({ ref }) => ref.name),
    resourceGroups: texts(({ ref }) => ref.resourceGroup),
    subscriptionIds: texts(({ ref }) => ref.subscriptionId),
    loginServers: registries.map(({ loginServer }) => loginServer),
    locations: texts(({ location }) => location),
    provisioningStates: texts(({ provisioningState }) => provisioningState),
    skus: texts(({ access }) => access.sku),
    publicNetworkAccess: texts(({ access }) => access.publicNetworkAccess),
    defaultActions: texts(({ access }) => access.defaultAction),
    bypasses: texts(({ access }) => access.bypass),
    exportPolicies: texts(({ access }) => access.exportPolicy),
    tasksBypass: Uint8Array.from(registries, ({ access: { tasksBypass } }) =>
      tasksBypass === null ? NOT_KNOWN : tasksBypass ? YES : NO,
    ),
    dataEndpoint: Uint8Array.from(registries, ({ access }) => (access.dataEndpointEnabled ? YES : NO)),
    ipRules: textListsOf(registries.map(({ access }) => access.ipRules)),
    pending: counts('pending'),
    approved: counts('approved'),
    rejected: counts('rejected'),
    disconnected: counts('disconnected'),
    otherConnections: counts('other'),
    changedAt: Float64Array.from(registries, ({ lastModifiedAt }) =>
      lastModifiedAt === null ? Number.NaN : Date.parse(lastModifiedAt),
    ),
    changedBy: texts(({ lastModifiedBy }) => lastModifiedBy ?? ''),
    tags: textListsOf(
      registries.map(({ tags }) => Object.entries(tags).map(([key, value]) => `${key}${TAG_CUT}${value}`)),
    ),
    modes: Uint8Array.from(registries, ({ access }) => MODES.indexOf(accessMode(access))),
    ...subnetColumnsOf(registries),
  };
}

/** The columns that change when the subnet rules become known: SUBNET_COLUMNS. */
export function subnetColumnsOf(
  registries: readonly TableRegistry[],
): Pick<FleetTable, 'size' | 'subnetRules' | 'subnetRulesKnown' | 'findings'> {
  return {
    size: registries.length,
    subnetRules: textListsOf(registries.map(({ access }) => (access.subnetRules ?? []).map(({ id }) => id))),
    subnetRulesKnown: Uint8Array.from(registries, ({ access }) => (access.subnetRules === null ? NO : YES)),
    findings: Uint32Array.from(registries, ({ access }) =>
      findings(access).reduce((bits, { code }) => bits | (1 << FINDING_CODES.indexOf(code)), 0),
    ),
  };
}
