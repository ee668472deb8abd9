// PATCH of a registry: what of the body takes effect, and the registry that results. Nothing is stored here.
import { errors } from '#emulator/arm/errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { asBoolean, asObject, asOneOf, readTags, refuseOthers, withoutNulls } from './json-input.ts';
import { featuresOf, type RegistryFeatures, type VersionedProperty } from './registry-features.ts';
import { patchRules } from './registry-network-rules.ts';
import { patchPolicies } from './registry-policies.ts';
import { changeIdentity } from './resource-identity.ts';

export type PatchedRegistry = {
  readonly registry: Registry;
  /** Identity and anonymous pull change in a long-running operation, everything else at once. */
  readonly longRunning: boolean;
};

const WRITE = 'Microsoft.ContainerRegistry/registries/write';

const READ_ONLY = ['id', 'name', 'type', 'location', 'systemData'];
const READ_ONLY_PROPERTIES = [
  'loginServer',
  'creationDate',
  'provisioningState',
  'status',
  'dataEndpointHostNames',
  'privateEndpointConnections',
  'zoneRedundancy',
];

const SWITCH = ['Enabled', 'Disabled'] as const;

/** Throws ArmError. */
export function patchRegistry(call: Call, current: Registry): PatchedRegistry {
  const body = withoutNulls(asObject(call.body, ''));
  refuseOthers(body, '', [...READ_ONLY, 'identity', 'tags', 'sku', 'properties']);
  const features = featuresOf(call.apiVersion);
  const properties = withoutNulls(asObject(body['properties'] ?? {}, 'properties'));

  let registry = patchProperties(call, current, properties, features);
  if ('tags' in body) registry = { ...registry, tags: readTags(body['tags']) };
  if ('sku' in body) {
    const sku = asObject(body['sku'], 'sku');
    refuseOthers(sku, 'sku', ['name', 'tier']);
    registry = { ...registry, sku: asOneOf(sku['name'], 'sku.name', ['Basic', 'Standard', 'Premium']) };
  }
  const identity = features.identity && 'identity' in body;
  if (identity) {
    registry = { ...registry, identity: changeIdentity(call, current, body['identity'], WRITE) };
  }
  const anonymousPull = 'anonymousPullEnabled' in properties && features.has.has('anonymousPullEnabled');
  return { registry, longRunning: identity || anonymousPull };
}

type Change = (registry: Registry, value: unknown, path: string) => Registry;

/** Members that set one property of the same name. */
const SIMPLE: Readonly<Record<string, Change>> = {
  adminUserEnabled: (registry, value, path) => ({ ...registry, adminUserEnabled: asBoolean(value, path) }),
  dataEndpointEnabled: (registry, value, path) => ({
    ...registry,
    dataEndpointEnabled: asBoolean(value, path),
  }),
  anonymousPullEnabled: (registry, value, path) => ({
    ...registry,
    anonymousPullEnabled: asBoolean(value, path),
  }),
  networkRuleBypassAllowedForTasks: (registry, value, path) => ({
    ...registry,
    networkRuleBypassAllowedForTasks: asBoolean(value, path),
  }),
  publicNetworkAccess: (registry, value, path) => ({
    ...registry,
    publicNetworkAccess: asOneOf(value, path, SWITCH),
  }),
  networkRuleBypassOptions: (registry, value, path) => ({
    ...registry,
    networkRuleBypassOptions: asOneOf(value, path, ['AzureServices', 'None']),
  }),
  metadataSearch: (registry, value, path) => ({ ...registry, metadataSearch: asOneOf(value, path, SWITCH) }),
  roleAssignmentMode: (registry, value, path) => ({
    ...registry,
    roleAssignmentMode: asOneOf(value, path, ['LegacyRegistryPermissions', 'AbacRepositoryPermissions']),
  }),
};

function patchProperties(
  call: Call,
  current: Registry,
  properties: Readonly<Record<string, unknown>>,
  features: RegistryFeatures,
): Registry {
  refuseOthers(properties, 'properties', [
    ...READ_ONLY_PROPERTIES,
    ...Object.keys(SIMPLE),
    'networkRuleSet',
    'policies',
    'encryption',
  ]);
  let registry = current;
  for (const [name, value] of Object.entries(properties)) {
    if (READ_ONLY_PROPERTIES.includes(name) || !carries(features, name)) continue;
    const path = `properties.${name}`;
    if (name === 'networkRuleSet') registry = patchRules(call, registry, asObject(value, path), features);
    else if (name === 'policies')
      registry = patchPolicies(registry, asObject(value, path), features, call.world.now());
    else if (name === 'encryption') refuseEncryption(asObject(value, path));
    else registry = SIMPLE[name]?.(registry, value, path) ?? registry;
  }
  return registry;
}

/** What a version does not know, its deserializer drops. */
function carries(features: RegistryFeatures, name: string): boolean {
  const always = name === 'adminUserEnabled' || name === 'networkRuleSet';
  return always || features.has.has(name as VersionedProperty);
}

function refuseEncryption(encryption: Readonly<Record<string, unknown>>): void {
  const unchanged = Object.entries(encryption).every(
    ([name, value]) => value === null || (name === 'status' && value === 'disabled'),
  );
  if (!unchanged) throw errors.notImplemented("the property 'properties.encryption' of a registry");
}
