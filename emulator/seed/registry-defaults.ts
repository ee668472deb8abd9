// A registry as `az acr create --sku Premium` leaves it.
import type { Registry, ResourceGroup } from '#emulator/store/shapes.ts';

const DAY = 24 * 60 * 60_000;

/** @param changedAt milliseconds since 1970. Unless told the registry is older than its last change by 200 days. */
export function defaultRegistry(
  group: ResourceGroup,
  name: string,
  changedAt: number,
  changedBy = 'terraform-ci@contoso.example',
  createdAt = changedAt - 200 * DAY,
): Registry {
  return {
    id: `${group.id}/providers/Microsoft.ContainerRegistry/registries/${name}`,
    name,
    subscriptionId: group.subscriptionId,
    resourceGroup: group.name,
    location: group.location,
    tags: {},
    sku: 'Premium',
    identity: null,
    stamp: {
      createdBy: 'terraform-ci@contoso.example',
      createdAt,
      lastModifiedBy: changedBy,
      lastModifiedAt: changedAt,
    },
    provisioningState: 'Succeeded',
    loginServer: `${name.toLowerCase()}.azurecr.io`,
    adminUserEnabled: false,
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
    networkRuleBypassOptions: 'AzureServices',
    networkRuleBypassAllowedForTasks: false,
    dataEndpointEnabled: false,
    replicaLocations: [],
    policies: {
      quarantine: 'disabled',
      trust: 'disabled',
      retention: { days: 7, status: 'disabled', lastUpdatedTime: createdAt },
      export: 'enabled',
      azureADAuthenticationAsArm: 'enabled',
      softDelete: { retentionDays: 7, status: 'disabled', lastUpdatedTime: createdAt },
    },
    zoneRedundancy: 'Disabled',
    anonymousPullEnabled: false,
    metadataSearch: 'Disabled',
    roleAssignmentMode: 'LegacyRegistryPermissions',
    sizeBytes: 3_221_225_472,
    webhooks: 0,
    connections: [],
  };
}
