// What the embedded Azure remembers. Times are milliseconds since 1970; ids keep the case they were created with.
import type { ResourceIdentity } from './identity-shapes.ts';
import type { DnsZoneGroup, EndpointAddress } from './network-shapes.ts';
import type { RegistryToken, ScopeMap } from './registry-child-shapes.ts';

export type Tags = Readonly<Record<string, string>>;

export type Subscription = {
  readonly subscriptionId: string;
  readonly displayName: string;
  readonly tenantId: string;
  readonly state: 'Enabled';
};

export type ResourceGroup = {
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly location: string;
  readonly tags: Tags;
  /** Absent: `Succeeded`. */
  readonly provisioningState?: 'Deleting';
};

/** Who made and last changed a resource. */
export type Stamp = {
  readonly createdBy: string;
  readonly createdAt: number;
  readonly lastModifiedBy: string;
  readonly lastModifiedAt: number;
};

export type Sku = 'Basic' | 'Standard' | 'Premium';
export type Switch = 'Enabled' | 'Disabled';
/** Registry policies write their states in lower case. */
export type PolicyStatus = 'enabled' | 'disabled';

export type RegistryPolicies = {
  readonly quarantine: PolicyStatus;
  readonly trust: PolicyStatus;
  readonly retention: {
    readonly days: number;
    readonly status: PolicyStatus;
    readonly lastUpdatedTime: number;
  };
  readonly export: PolicyStatus;
  readonly azureADAuthenticationAsArm: PolicyStatus;
  readonly softDelete: {
    readonly retentionDays: number;
    readonly status: PolicyStatus;
    readonly lastUpdatedTime: number;
  };
};

export type ConnectionStatus = 'Pending' | 'Approved' | 'Rejected' | 'Disconnected';

export type Connection = {
  readonly id: string;
  /** `{registry}.{32 hex}` */
  readonly name: string;
  readonly privateEndpointId: string;
  readonly status: ConnectionStatus;
  /** Absent until somebody wrote one; null after a decision without one. */
  readonly description?: string | null;
  readonly provisioningState: 'Succeeded' | 'Updating' | 'Deleting';
};

export type ReplicaDetails = {
  readonly name: string;
  readonly tags: Tags;
  readonly zoneRedundancy: Switch;
  readonly regionEndpointEnabled: boolean;
  readonly provisioningState: 'Creating' | 'Updating' | 'Deleting' | 'Succeeded';
  readonly changedAt: number;
};

export type Registry = {
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly tags: Tags;
  readonly sku: Sku;
  readonly identity: ResourceIdentity | null;
  readonly stamp: Stamp;
  readonly provisioningState: 'Succeeded' | 'Updating' | 'Creating' | 'Deleting';
  readonly loginServer: string;
  readonly adminUserEnabled: boolean;
  readonly publicNetworkAccess: Switch;
  readonly networkRuleSet: {
    readonly defaultAction: 'Allow' | 'Deny';
    /** `/32` is never stored. */
    readonly ipRules: readonly string[];
    /** Ids of subnets. */
    readonly virtualNetworkRules: readonly string[];
  };
  readonly networkRuleBypassOptions: 'AzureServices' | 'None';
  readonly networkRuleBypassAllowedForTasks: boolean;
  readonly dataEndpointEnabled: boolean;
  /** Regions besides the home region. */
  readonly replicaLocations: readonly string[];
  /** By region, for replicas (and the home region) that differ from a plain one named like its region. */
  readonly replicas?: Readonly<Record<string, ReplicaDetails>>;
  readonly policies: RegistryPolicies;
  readonly zoneRedundancy: Switch;
  readonly anonymousPullEnabled: boolean;
  readonly metadataSearch: Switch;
  readonly roleAssignmentMode: 'LegacyRegistryPermissions' | 'AbacRepositoryPermissions';
  readonly sizeBytes: number;
  readonly webhooks: number;
  readonly connections: readonly Connection[];
  /** Absent: none besides those of every registry. */
  readonly scopeMaps?: readonly ScopeMap[];
  readonly tokens?: readonly RegistryToken[];
};

export type Subnet = {
  readonly id: string;
  readonly name: string;
  readonly addressPrefix: string;
  /** Services such as `Microsoft.ContainerRegistry`. */
  readonly serviceEndpoints: readonly string[];
  readonly privateEndpointNetworkPolicies: string;
  /** Absent: `Enabled`. */
  readonly privateLinkServiceNetworkPolicies?: Switch;
  readonly defaultOutboundAccess?: boolean;
  readonly delegations?: readonly { readonly name: string; readonly serviceName: string }[];
  /** Absent: `Succeeded`. */
  readonly provisioningState?: 'Updating' | 'Deleting';
};

export type VirtualNetwork = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags: Tags;
  readonly etag: string;
  readonly resourceGuid: string;
  readonly addressPrefixes: readonly string[];
  readonly subnets: readonly Subnet[];
  /** Absent: `Succeeded`. */
  readonly provisioningState?: 'Updating' | 'Deleting';
};

export type PrivateEndpoint = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags: Tags;
  readonly etag: string;
  readonly resourceGuid: string;
  readonly subnetId: string;
  readonly networkInterfaceId: string;
  /** Whether it asked for approval, or was approved on creation. */
  readonly manual: boolean;
  readonly link: {
    readonly name: string;
    readonly registryId: string;
    readonly requestMessage: string | null;
    readonly status: ConnectionStatus;
    readonly description: string;
  };
  /** Private addresses per name, in effect once the link is approved. */
  readonly addresses: readonly { readonly fqdn: string; readonly ipAddress: string }[];
  readonly inDnsZoneGroup: boolean;
  /** Present when `inDnsZoneGroup`, unless a seed left it out. */
  readonly dnsZoneGroup?: DnsZoneGroup;
  readonly customNetworkInterfaceName?: string;
  /** Addresses that the requester chose; absent when Azure chose all. */
  readonly ipConfigurations?: readonly EndpointAddress[];
  /** Absent: `Succeeded`. */
  readonly provisioningState?: 'Updating' | 'Deleting';
};

export type VirtualMachine = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly subnetId: string;
  readonly identity: ResourceIdentity | null;
  readonly tags?: Tags;
};

export type PermissionSet = {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
};

export type RoleDefinition = {
  /** A GUID. */
  readonly name: string;
  readonly roleName: string;
  readonly description: string;
  readonly type: 'BuiltInRole' | 'CustomRole';
  readonly permissions: readonly PermissionSet[];
  readonly assignableScopes: readonly string[];
  /** Of custom roles made through ARM. */
  readonly changes?: RoleChanges;
};

/** Who made and last changed a role; object ids. */
export type RoleChanges = {
  readonly createdOn: number;
  readonly createdBy: string;
  readonly updatedOn: number;
  readonly updatedBy: string;
};

export type RoleAssignment = {
  /** A GUID. */
  readonly name: string;
  readonly scope: string;
  /** The definition's GUID. */
  readonly roleDefinition: string;
  readonly principalId: string;
  readonly principalType: 'User' | 'ServicePrincipal' | 'Group';
  readonly createdOn: number;
  /** Object id. */
  readonly createdBy?: string;
  readonly description?: string;
};

/** A long-running operation, with what it will do when it ends. */
export type Operation = {
  /** Such as `privateendpointconnections-{guid}`. */
  readonly name: string;
  readonly registryId: string;
  /** What the operation is about: the registry, or one of its connections. */
  readonly resourceId: string;
  readonly status: 'Updating' | 'Succeeded';
  readonly endsAt: number;
  readonly effect:
    | {
        readonly kind: 'decide';
        readonly connection: string;
        readonly status: ConnectionStatus;
        readonly description: string | null;
      }
    /** An identity that was sent shows at the end only. */
    | { readonly kind: 'update'; readonly identity?: ResourceIdentity | null }
    | { readonly kind: 'create' }
    | { readonly kind: 'delete' }
    | { readonly kind: 'disconnect'; readonly connection: string }
    | { readonly kind: 'replicate'; readonly location: string }
    | { readonly kind: 'unreplicate'; readonly location: string };
};

/** A management lock, at a subscription, a resource group or a resource. */
export type Lock = {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly level: 'CanNotDelete' | 'ReadOnly';
  readonly notes: string | null;
};

/** A resource provider whose registration in a subscription was changed; all others are registered. */
export type ProviderRegistration = {
  /** `/subscriptions/{id}/providers/{namespace}` */
  readonly id: string;
  readonly state: 'Registered' | 'NotRegistered' | 'Unregistered';
  /** Until then the state is on its way. */
  readonly settledAt: number;
};
