// A registry as one api-version shows it. Members come in the order of recorded answers.
import { dataEndpointOf } from '#emulator/store/registry-hosts.ts';
import type { Connection, Registry, Stamp } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { featuresOf, type RegistryFeatures, type VersionedProperty } from './registry-features.ts';
import { showIdentity } from './resource-identity.ts';

export const CONNECTION_TYPE = 'Microsoft.ContainerRegistry/registries/privateEndpointConnections';

export function showRegistry(store: Store, registry: Registry, apiVersion: string): unknown {
  const features = featuresOf(apiVersion);
  return {
    sku: { name: registry.sku, tier: registry.sku },
    type: 'Microsoft.ContainerRegistry/registries',
    id: registry.id,
    name: registry.name,
    location: registry.location,
    tags: registry.tags,
    ...(features.identity && registry.identity !== null
      ? { identity: showIdentity(store, registry.identity) }
      : {}),
    ...(features.systemData ? { systemData: showStamp(registry.stamp) } : {}),
    properties: showProperties(registry, features),
  };
}

export function showConnection(connection: Connection, stamp: Stamp | null = null): unknown {
  return {
    type: CONNECTION_TYPE,
    id: connection.id,
    name: connection.name,
    ...(stamp === null ? {} : { systemData: showStamp(stamp) }),
    properties: {
      privateEndpoint: { id: connection.privateEndpointId },
      privateLinkServiceConnectionState: {
        status: connection.status,
        ...(connection.description === undefined ? {} : { description: connection.description }),
      },
      provisioningState: connection.provisioningState,
    },
  };
}

function showProperties(registry: Registry, features: RegistryFeatures) {
  const versioned: Record<VersionedProperty, unknown> = {
    policies: showPolicies(registry, features),
    encryption: { status: 'disabled' },
    dataEndpointEnabled: registry.dataEndpointEnabled,
    dataEndpointHostNames: dataEndpoints(registry),
    privateEndpointConnections: registry.connections.map((connection) => showConnection(connection)),
    publicNetworkAccess: registry.publicNetworkAccess,
    networkRuleBypassOptions: registry.networkRuleBypassOptions,
    networkRuleBypassAllowedForTasks: registry.networkRuleBypassAllowedForTasks,
    zoneRedundancy: registry.zoneRedundancy,
    anonymousPullEnabled: registry.anonymousPullEnabled,
    metadataSearch: registry.metadataSearch,
    roleAssignmentMode: registry.roleAssignmentMode,
  };
  const shown: Record<string, unknown> = {
    loginServer: registry.loginServer,
    creationDate: dotNetTime(registry.stamp.createdAt, 'Z'),
    provisioningState: registry.provisioningState,
    adminUserEnabled: registry.adminUserEnabled,
    networkRuleSet: showRules(registry, features),
  };
  for (const name in versioned) {
    if (features.has.has(name as VersionedProperty)) shown[name] = versioned[name as VersionedProperty];
  }
  return shown;
}

function showRules({ networkRuleSet }: Registry, { subnetRuleKey }: RegistryFeatures) {
  return {
    defaultAction: networkRuleSet.defaultAction,
    ...(subnetRuleKey === null
      ? {}
      : {
          virtualNetworkRules: networkRuleSet.virtualNetworkRules.map((id) => ({
            action: 'Allow',
            [subnetRuleKey]: id,
          })),
        }),
    ipRules: networkRuleSet.ipRules.map((value) => ({ action: 'Allow', value })),
  };
}

function showPolicies({ policies }: Registry, features: RegistryFeatures) {
  const { retention, softDelete } = policies;
  return {
    quarantinePolicy: { status: policies.quarantine },
    trustPolicy: { type: 'Notary', status: policies.trust },
    retentionPolicy: {
      days: retention.days,
      lastUpdatedTime: dotNetTime(retention.lastUpdatedTime, '+00:00'),
      status: retention.status,
    },
    ...(features.policies.has('exportPolicy') ? { exportPolicy: { status: policies.export } } : {}),
    ...(features.policies.has('azureADAuthenticationAsArmPolicy')
      ? { azureADAuthenticationAsArmPolicy: { status: policies.azureADAuthenticationAsArm } }
      : {}),
    ...(features.policies.has('softDeletePolicy')
      ? {
          softDeletePolicy: {
            retentionDays: softDelete.retentionDays,
            lastUpdatedTime: dotNetTime(softDelete.lastUpdatedTime, '+00:00'),
            status: softDelete.status,
          },
        }
      : {}),
  };
}

function dataEndpoints(registry: Registry): readonly string[] {
  if (!registry.dataEndpointEnabled) return [];
  return [registry.location, ...registry.replicaLocations].map((region) => dataEndpointOf(registry, region));
}

export function showStamp(stamp: Stamp) {
  return {
    createdBy: stamp.createdBy,
    createdByType: typeOf(stamp.createdBy),
    createdAt: dotNetTime(stamp.createdAt, '+00:00'),
    lastModifiedBy: stamp.lastModifiedBy,
    lastModifiedByType: typeOf(stamp.lastModifiedBy),
    lastModifiedAt: dotNetTime(stamp.lastModifiedAt, '+00:00'),
  };
}

/** Applications are named by their client id, people by their user principal name. */
function typeOf(name: string): 'User' | 'Application' {
  return name.includes('@') ? 'User' : 'Application';
}

/** Seven digits of a second, as .NET writes them. */
export function dotNetTime(milliseconds: number, zone: 'Z' | '+00:00'): string {
  const day = Math.floor(milliseconds / DAY);
  let rest = Math.floor(milliseconds) - day * DAY;
  const thousandths = THREE[rest % 1000];
  rest = Math.floor(rest / 1000);
  const seconds = TWO[rest % 60];
  rest = Math.floor(rest / 60);
  return `${dateOf(day)}T${TWO[Math.floor(rest / 60)]}:${TWO[rest % 60]}:${seconds}.${thousandths}0000${zone}`;
}

/** Each registry tells six times, and a fleet is shown three times over: Date would take a fourth of all that. */
const DAY = 86_400_000;
const numerals = (count: number) =>
  Array.from({ length: count }, (_, number) => String(number).padStart(String(count - 1).length, '0'));
const [TWO, THREE] = [numerals(100), numerals(1000)];
const dates = new Map<number, string>();

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size > 10_000) dates.clear();
  const [date = ''] = new Date(day * DAY).toISOString().split('T');
  dates.set(day, date);
  return date;
}
