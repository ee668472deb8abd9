// Managed identities, the machines that carry them, and clusters, as the embedded Azure remembers them.

export type UserAssignedIdentity = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly principalId: string;
  readonly clientId: string;
  /** The directory knows the principal some time later. */
  readonly createdAt: number;
};

/** What a machine, a registry or a task acts as. */
export type ResourceIdentity = {
  readonly systemAssigned: {
    readonly principalId: string;
    readonly clientId: string;
    readonly createdAt: number;
  } | null;
  /** Ids of user-assigned identities. */
  readonly userAssigned: readonly string[];
};

/** A long-running operation on a virtual machine; it takes effect at once and says so later. */
export type ComputeOperation = {
  /** A GUID. */
  readonly name: string;
  readonly machineId: string;
  readonly startedAt: number;
  readonly endsAt: number;
};

export type ManagedCluster = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly kubernetesVersion: string;
  readonly dnsPrefix: string;
  /** Name of the resource group that holds the nodes. */
  readonly nodeResourceGroup: string;
  readonly subnetId: string;
  readonly nodeCount: number;
  readonly principalId: string;
  /** Id of the user-assigned identity with which the nodes pull images. */
  readonly kubeletIdentityId: string;
};
