// The whole of what the embedded Azure remembers, table by table: what a seed is, and what a dump shows.

import type { ComputeOperation, ManagedCluster, UserAssignedIdentity } from './identity-shapes.ts';
import type { NetworkOperation, PrivateDnsZone } from './network-shapes.ts';
import type { GroupDeletion } from './registry-child-shapes.ts';
import type {
  Lock,
  Operation,
  PrivateEndpoint,
  ProviderRegistration,
  Registry,
  ResourceGroup,
  RoleAssignment,
  RoleDefinition,
  Subscription,
  VirtualMachine,
  VirtualNetwork,
} from './shapes.ts';
import type { RegistryTask, TaskRun } from './task-shapes.ts';

export type StoreState = {
  readonly subscriptions: readonly Subscription[];
  readonly resourceGroups: readonly ResourceGroup[];
  readonly groupDeletions: readonly GroupDeletion[];
  readonly registries: readonly Registry[];
  readonly tasks: readonly RegistryTask[];
  readonly taskRuns: readonly TaskRun[];
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly privateEndpoints: readonly PrivateEndpoint[];
  readonly virtualMachines: readonly VirtualMachine[];
  readonly roleDefinitions: readonly RoleDefinition[];
  readonly roleAssignments: readonly RoleAssignment[];
  readonly operations: readonly Operation[];
  readonly locks: readonly Lock[];
  readonly providerRegistrations: readonly ProviderRegistration[];
  readonly privateDnsZones: readonly PrivateDnsZone[];
  readonly networkOperations: readonly NetworkOperation[];
  readonly userAssignedIdentities: readonly UserAssignedIdentity[];
  readonly managedClusters: readonly ManagedCluster[];
  readonly computeOperations: readonly ComputeOperation[];
};
