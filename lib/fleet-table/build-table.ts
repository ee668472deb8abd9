/** Registries into columns. */
import { findings } from '#lib/network-access/findings.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { Column } from './columns.ts';
import { type Dictionary, dictionaryOf, textListsOf, textsOf } from './ragged.ts';
import { type RuleDictionary, ruleDictionaryOf, ruleListsOf } from './rule-dictionary.ts';
import {
  FINDING_CODES,
  type FleetTable,
  MODES,
  NO,
  NOT_KNOWN,
  TAG_CUT,
  type TableRegistry,
  WHOLE_SERVER,
  YES,
} from './table.ts';

/** What texts and rules have for numbers, column by column: tables built with the same can be joined. */
export type Dictionaries = { readonly rules: RuleDictionary; texts(column: Column): Dictionary };

/** @param known a table whose rows will stand beside those to be built. */
export function dictionariesOf(known?: FleetTable): Dictionaries {
  const made = new Map<Column, Dictionary>();
  return {
    rules: ruleDictionaryOf(known?.ipRules.values),
    texts(column) {
      const values = (known?.[column] as Partial<Dictionary> | undefined)?.values;
      const dictionary = made.get(column) ?? dictionaryOf(values);
      made.set(column, dictionary);
      return dictionary;
    },
  };
}

/** @param registries kept in their order: row 0 is the first. */
export function tableOf(
  registries: readonly TableRegistry[],
  dictionaries: Dictionaries = dictionariesOf(),
): FleetTable {
  const texts = (column: Column, of: (registry: TableRegistry) => string) =>
    textsOf(registries.map(of), dictionaries.texts(column));
  const counts = (state: keyof TableRegistry['access']['connections']) =>
    Uint16Array.from(registries, ({ access }) => access.connections[state]);
  const tagsOf = ({ tags }: TableRegistry) =>
    Object.entries(tags).map(([key, value]) => `${key}${TAG_CUT}${value}`);
  return {
    names: registries.map(({ ref }) => ref.name),
    loginServers: texts('loginServers', ({ ref: { name }, loginServer }) =>
      loginServer.startsWith(name) ? loginServer.slice(name.length) : `${WHOLE_SERVER}${loginServer}`,
    ),
    resourceGroups: texts('resourceGroups', ({ ref }) => ref.resourceGroup),
    subscriptionIds: texts('subscriptionIds', ({ ref }) => ref.subscriptionId),
    locations: texts('locations', ({ location }) => location),
    provisioningStates: texts('provisioningStates', ({ provisioningState }) => provisioningState),
    skus: texts('skus', ({ access }) => access.sku),
    publicNetworkAccess: texts('publicNetworkAccess', ({ access }) => access.publicNetworkAccess),
    defaultActions: texts('defaultActions', ({ access }) => access.defaultAction),
    bypasses: texts('bypasses', ({ access }) => access.bypass),
    exportPolicies: texts('exportPolicies', ({ access }) => access.exportPolicy),
    tasksBypass: Uint8Array.from(registries, ({ access: { tasksBypass } }) =>
      tasksBypass === null ? NOT_KNOWN : tasksBypass ? YES : NO,
    ),
    dataEndpoint: Uint8Array.from(registries, ({ access }) => (access.dataEndpointEnabled ? YES : NO)),
    ipRules: ruleListsOf(
      registries.map(({ access }) => access.ipRules),
      dictionaries.rules,
    ),
    pending: counts('pending'),
    approved: counts('approved'),
    rejected: counts('rejected'),
    disconnected: counts('disconnected'),
    otherConnections: counts('other'),
    changedAt: Float64Array.from(registries, ({ lastModifiedAt }) =>
      lastModifiedAt === null ? Number.NaN : Date.parse(lastModifiedAt),
    ),
    changedBy: texts('changedBy', ({ lastModifiedBy }) => lastModifiedBy ?? ''),
    tags: textListsOf(registries.map(tagsOf), dictionaries.texts('tags')),
    modes: Uint8Array.from(registries, ({ access }) => MODES.indexOf(accessMode(access))),
    ...subnetColumnsOf(registries, dictionaries),
  };
}

/** The columns that change when the subnet rules become known: SUBNET_COLUMNS. */
export function subnetColumnsOf(
  registries: readonly TableRegistry[],
  dictionaries: Dictionaries,
): Pick<FleetTable, 'size' | 'subnetRules' | 'subnetRulesKnown' | 'findings'> {
  return {
    size: registries.length,
    subnetRules: textListsOf(
      registries.map(({ access }) => (access.subnetRules ?? []).map(({ id }) => id)),
      dictionaries.texts('subnetRules'),
    ),
    subnetRulesKnown: Uint8Array.from(registries, ({ access }) => (access.subnetRules === null ? NO : YES)),
    findings: Uint32Array.from(registries, ({ access }) =>
      findings(access).reduce((bits, { code }) => bits | (1 << FINDING_CODES.indexOf(code)), 0),
    ),
  };
}
