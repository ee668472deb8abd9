// What each api-version of a registry carries: seen in recorded traffic where there is any, else in the published files.

/** Properties of `properties` that only some versions carry. */
export type VersionedProperty =
  | 'encryption'
  | 'dataEndpointEnabled'
  | 'dataEndpointHostNames'
  | 'privateEndpointConnections'
  | 'publicNetworkAccess'
  | 'networkRuleBypassOptions'
  | 'networkRuleBypassAllowedForTasks'
  | 'zoneRedundancy'
  | 'anonymousPullEnabled'
  | 'metadataSearch'
  | 'roleAssignmentMode'
  | 'policies';

export type VersionedPolicy =
  | 'quarantinePolicy'
  | 'trustPolicy'
  | 'retentionPolicy'
  | 'exportPolicy'
  | 'azureADAuthenticationAsArmPolicy'
  | 'softDeletePolicy';

export type RegistryFeatures = {
  readonly has: ReadonlySet<VersionedProperty>;
  readonly policies: ReadonlySet<VersionedPolicy>;
  readonly systemData: boolean;
  readonly identity: boolean;
  /** Name of the member that holds the subnet's id, or null where the version hides subnet rules. */
  readonly subnetRuleKey: 'id' | 'virtualNetworkSubnetResourceId' | null;
};

const cache = new Map<string, RegistryFeatures>();

export function featuresOf(version: string): RegistryFeatures {
  const known = cache.get(version) ?? read(version);
  cache.set(version, known);
  return known;
}

function read(version: string): RegistryFeatures {
  const preview = version.endsWith('-preview');
  const since = (date: string) => version.slice(0, 10) >= date;
  const property = (name: VersionedProperty, carried: boolean) => (carried ? [name] : []);
  const policy = (name: VersionedPolicy, carried: boolean) => (carried ? [name] : []);
  return {
    has: new Set([
      ...property('policies', since('2019-05-01')),
      ...property('encryption', since('2019-12-01')),
      ...property('dataEndpointEnabled', since('2019-12-01')),
      ...property('dataEndpointHostNames', since('2019-12-01')),
      ...property('privateEndpointConnections', since('2019-12-01')),
      ...property('publicNetworkAccess', since('2019-12-01')),
      ...property('networkRuleBypassOptions', since('2020-11-01')),
      ...property('zoneRedundancy', since('2020-11-01')),
      ...property('anonymousPullEnabled', preview ? since('2021-06-01') : since('2025-04-01')),
      ...property('metadataSearch', preview && since('2023-11-01')),
      ...property('networkRuleBypassAllowedForTasks', since('2025-05-01')),
      ...property('roleAssignmentMode', since('2025-05-01')),
    ]),
    policies: new Set([
      ...policy('quarantinePolicy', true),
      ...policy('trustPolicy', true),
      ...policy('retentionPolicy', true),
      ...policy('exportPolicy', since('2021-06-01')),
      ...policy('azureADAuthenticationAsArmPolicy', preview ? since('2021-12-01') : since('2025-04-01')),
      ...policy('softDeletePolicy', preview && since('2021-12-01')),
    ]),
    systemData: since('2020-11-01'),
    identity: since('2019-12-01'),
    subnetRuleKey: subnetRuleKey(version),
  };
}

/** Every stable version from 2021-09-01 on hides subnet rules, and so do the previews but these. */
function subnetRuleKey(version: string): RegistryFeatures['subnetRuleKey'] {
  if (version === '2026-03-01-preview') return 'virtualNetworkSubnetResourceId';
  return version === '2021-12-01-preview' || version.slice(0, 10) <= '2021-08-01' ? 'id' : null;
}
