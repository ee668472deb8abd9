// Tokens of a registry, their scope maps, and the deletion of the group around it, as the embedded Azure remembers them.

/** What tokens of a registry may do. */
export type ScopeMap = {
  readonly name: string;
  readonly description: string;
  /** Such as `repositories/samples/content/read`. */
  readonly actions: readonly string[];
  readonly createdAt: number;
};

export type RegistryToken = {
  readonly name: string;
  /** Name of the scope map. */
  readonly scopeMap: string;
  readonly status: 'enabled' | 'disabled';
  readonly createdAt: number;
};

/** The deletion of a resource group, which takes everything in it along. */
export type GroupDeletion = {
  readonly name: string;
  readonly groupId: string;
  /** Who started it, and alone may follow it. */
  readonly oid: string;
  readonly status: 'Running' | 'Succeeded' | 'Failed';
  readonly endsAt: number;
  /** Networks that stayed, with a subnet of each that something outside uses. */
  readonly blockers: readonly { readonly id: string; readonly subnetId: string }[];
};
