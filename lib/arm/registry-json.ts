/**
 * One registry from JSON, member by member: of a list, or of a row of Resource Graph. The SDK's own reader throws
 * at the first odd member, and with it goes the whole page; here what is odd is left out, and the others stay.
 */
import type { PrivateEndpointConnection } from '@azure/arm-containerregistry';
import { flag, isMembers, list, type Members, members, text } from './json.ts';
import type { WireRegistry } from './mappers.ts';

/** The members that the console shows, in the SDK's shape; null for what is no object at all. */
export function registryFromJson(json: unknown): WireRegistry | null {
  if (!isMembers(json)) return null;
  const properties = members(json['properties']);
  const rules = members(properties['networkRuleSet']);
  const system = members(json['systemData']);
  return registry({
    id: json['id'],
    location: json['location'],
    tags: json['tags'],
    sku: members(json['sku'])['name'],
    changedBy: system['lastModifiedBy'],
    changedAt: system['lastModifiedAt'],
    loginServer: properties['loginServer'],
    provisioningState: properties['provisioningState'],
    publicNetworkAccess: properties['publicNetworkAccess'],
    defaultAction: rules['defaultAction'],
    ipRules: rules['ipRules'],
    bypass: properties['networkRuleBypassOptions'],
    tasksBypass: properties['networkRuleBypassAllowedForTasks'],
    exportPolicy: members(members(properties['policies'])['exportPolicy'])['status'],
    dataEndpoint: properties['dataEndpointEnabled'],
    dataEndpointHostNames: properties['dataEndpointHostNames'],
    connections: properties['privateEndpointConnections'],
  });
}

/**
 * What a row of Resource Graph is asked for, as its query names it: the rest of a registry is two thirds of its
 * bytes, which Azure would have to write and this process to read.
 */
export const ROW_COLUMNS = {
  id: 'id',
  location: 'location',
  tags: 'tags',
  sku: 'sku.name',
  changedBy: 'systemData.lastModifiedBy',
  changedAt: 'systemData.lastModifiedAt',
  loginServer: 'properties.loginServer',
  provisioningState: 'properties.provisioningState',
  publicNetworkAccess: 'properties.publicNetworkAccess',
  defaultAction: 'properties.networkRuleSet.defaultAction',
  ipRules: 'properties.networkRuleSet.ipRules',
  bypass: 'properties.networkRuleBypassOptions',
  tasksBypass: 'properties.networkRuleBypassAllowedForTasks',
  exportPolicy: 'properties.policies.exportPolicy.status',
  dataEndpoint: 'properties.dataEndpointEnabled',
  connections: 'properties.privateEndpointConnections',
} as const;

/** A row with ROW_COLUMNS, as registryFromJson; its data endpoints' names are not in it. */
export const registryFromRow = (row: unknown): WireRegistry | null =>
  isMembers(row) ? registry(row as Loose) : null;

type Loose = Readonly<Record<keyof typeof ROW_COLUMNS, unknown>> & {
  readonly dataEndpointHostNames?: unknown;
};

/** Absent members are there as undefined: to leave them out takes longer than all the rest, and nobody asks. */
function registry(loose: Loose): WireRegistry {
  return {
    id: text(loose.id),
    location: text(loose.location),
    tags: tagsOf(loose.tags),
    sku: { name: text(loose.sku) },
    systemData: { lastModifiedBy: text(loose.changedBy), lastModifiedAt: text(loose.changedAt) },
    loginServer: text(loose.loginServer),
    provisioningState: text(loose.provisioningState),
    publicNetworkAccess: text(loose.publicNetworkAccess),
    networkRuleSet: { defaultAction: text(loose.defaultAction), ipRules: rulesOf(loose.ipRules) },
    networkRuleBypassOptions: text(loose.bypass),
    networkRuleBypassAllowedForTasks: flag(loose.tasksBypass),
    policies: { exportPolicy: { status: text(loose.exportPolicy) } },
    dataEndpointEnabled: flag(loose.dataEndpoint),
    dataEndpointHostNames: list(loose.dataEndpointHostNames).filter((name) => text(name)),
    privateEndpointConnections: list(loose.connections).filter(isMembers).map(connection),
  } as WireRegistry;
}

function tagsOf(json: unknown): Members {
  const tags = members(json);
  // As they were parsed, where none is odd.
  for (const key in tags)
    if (!text(tags[key])) return Object.fromEntries(Object.entries(tags).filter(([, value]) => text(value)));
  return tags;
}

function rulesOf(json: unknown) {
  const rules: { readonly action: 'Allow'; readonly iPAddressOrRange: string }[] = [];
  for (const rule of list(json)) {
    const value = text(members(rule)['value']);
    if (value !== undefined) rules.push({ action: 'Allow', iPAddressOrRange: value });
  }
  return rules;
}

function connection(json: Members): PrivateEndpointConnection {
  const properties = members(json['properties']);
  const state = members(properties['privateLinkServiceConnectionState']);
  return {
    name: text(json['name']),
    privateEndpoint: { id: text(members(properties['privateEndpoint'])['id']) },
    privateLinkServiceConnectionState: {
      status: text(state['status']),
      description: text(state['description']),
      actionsRequired: text(state['actionsRequired']),
    },
    provisioningState: text(properties['provisioningState']),
  } as PrivateEndpointConnection;
}
