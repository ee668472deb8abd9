// The embedded Azure's memory: tables of plain data, found by id in any case. It decides nothing.

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
import type { StoreState } from './state.ts';
import type { RegistryTask, TaskRun } from './task-shapes.ts';

export type Table<T> = {
  get(id: string): T | undefined;
  /** Adds, or replaces what has the same id; an item keeps its place in the order. */
  put(item: T): void;
  all(): Iterable<T>;
  /** Those of one subscription, or of one principal where the table says so, in the order of the table. */
  group(name: string): Iterable<T>;
  /** Another number after every change. */
  version(): number;
  /** Called after an item was put or removed, not when the table is replaced; `after` is undefined for a removal. */
  watch(listener: (key: string, before: T | undefined, after: T | undefined) => void): void;
  /** With the keys under which `get` and `remove` find them. */
  entries(): Iterable<[string, T]>;
  replace(items: readonly T[]): void;
  /** Whether there was one. */
  remove(id: string): boolean;
};

export type Store = {
  /** By subscription id. */
  readonly subscriptions: Table<Subscription>;
  /** By resource id, as are all the others down to the machines. */
  readonly resourceGroups: Table<ResourceGroup>;
  readonly registries: Table<Registry>;
  readonly tasks: Table<RegistryTask>;
  readonly taskRuns: Table<TaskRun>;
  readonly virtualNetworks: Table<VirtualNetwork>;
  readonly privateEndpoints: Table<PrivateEndpoint>;
  readonly virtualMachines: Table<VirtualMachine>;
  /** By name, a GUID. */
  readonly roleDefinitions: Table<RoleDefinition>;
  readonly roleAssignments: Table<RoleAssignment>;
  /** By name, as are the operations of registries. */
  readonly groupDeletions: Table<GroupDeletion>;
  /** Such as `registries-{guid}`. */
  readonly operations: Table<Operation>;
  /** By their own ids. */
  readonly locks: Table<Lock>;
  readonly providerRegistrations: Table<ProviderRegistration>;
  /** By resource id; links and records are inside. */
  readonly privateDnsZones: Table<PrivateDnsZone>;
  /** By name, a GUID. */
  readonly networkOperations: Table<NetworkOperation>;
  /** By resource id. */
  readonly userAssignedIdentities: Table<UserAssignedIdentity>;
  readonly managedClusters: Table<ManagedCluster>;
  readonly computeOperations: Table<ComputeOperation>;
  /** Forgets everything and takes this instead. */
  replace(state: StoreState): void;
  /** All of it, for tests and the admin API. */
  dump(): StoreState;
};

export function createStore(): Store {
  const store: Store = {
    subscriptions: table((item) => item.subscriptionId),
    resourceGroups: table((item) => item.id),
    registries: table((item) => item.id),
    tasks: table((item) => item.id),
    taskRuns: table((item) => item.id),
    virtualNetworks: table((item) => item.id),
    privateEndpoints: table((item) => item.id),
    virtualMachines: table((item) => item.id),
    roleDefinitions: table((item) => item.name),
    roleAssignments: table(
      (item) => item.name,
      (item) => item.principalId,
    ),
    groupDeletions: table((item) => item.name),
    operations: table((item) => item.name),
    locks: table((item) => item.id),
    providerRegistrations: table((item) => item.id),
    privateDnsZones: table((item) => item.id),
    networkOperations: table((item) => item.name),
    userAssignedIdentities: table((item) => item.id),
    managedClusters: table((item) => item.id),
    computeOperations: table((item) => item.name),
    replace(state) {
      store.subscriptions.replace(state.subscriptions);
      store.resourceGroups.replace(state.resourceGroups);
      store.registries.replace(state.registries);
      store.tasks.replace(state.tasks);
      store.taskRuns.replace(state.taskRuns);
      store.virtualNetworks.replace(state.virtualNetworks);
      store.privateEndpoints.replace(state.privateEndpoints);
      store.virtualMachines.replace(state.virtualMachines);
      store.roleDefinitions.replace(state.roleDefinitions);
      store.roleAssignments.replace(state.roleAssignments);
      store.groupDeletions.replace(state.groupDeletions);
      store.operations.replace(state.operations);
      store.locks.replace(state.locks);
      store.providerRegistrations.replace(state.providerRegistrations);
      store.privateDnsZones.replace(state.privateDnsZones);
      store.networkOperations.replace(state.networkOperations);
      store.userAssignedIdentities.replace(state.userAssignedIdentities);
      store.managedClusters.replace(state.managedClusters);
      store.computeOperations.replace(state.computeOperations);
    },
    dump: () => ({
      subscriptions: [...store.subscriptions.all()],
      resourceGroups: [...store.resourceGroups.all()],
      registries: [...store.registries.all()],
      tasks: [...store.tasks.all()],
      taskRuns: [...store.taskRuns.all()],
      virtualNetworks: [...store.virtualNetworks.all()],
      privateEndpoints: [...store.privateEndpoints.all()],
      virtualMachines: [...store.virtualMachines.all()],
      roleDefinitions: [...store.roleDefinitions.all()],
      roleAssignments: [...store.roleAssignments.all()],
      groupDeletions: [...store.groupDeletions.all()],
      operations: [...store.operations.all()],
      locks: [...store.locks.all()],
      providerRegistrations: [...store.providerRegistrations.all()],
      privateDnsZones: [...store.privateDnsZones.all()],
      networkOperations: [...store.networkOperations.all()],
      userAssignedIdentities: [...store.userAssignedIdentities.all()],
      managedClusters: [...store.managedClusters.all()],
      computeOperations: [...store.computeOperations.all()],
    }),
  };
  return store;
}

/** @param groupOf what `group` finds an item by; its subscription unless told. */
function table<T>(idOf: (item: T) => string, groupOf: (item: T) => string = subscriptionOf(idOf)): Table<T> {
  const items = new Map<string, T>();
  const groups = new Map<string, Map<string, T>>();
  const listeners: Parameters<Table<T>['watch']>[0][] = [];
  let version = 0;

  const leave = (key: string, item: T, group = groupOf(item)) => {
    const members = groups.get(group);
    members?.delete(key);
    if (members?.size === 0) groups.delete(group);
  };
  const keep = (item: T): string => {
    const key = idOf(item).toLowerCase();
    const group = groupOf(item);
    const before = items.get(key);
    if (before !== undefined && groupOf(before) !== group) leave(key, before);
    const members = groups.get(group);
    if (members === undefined) groups.set(group, new Map([[key, item]]));
    else members.set(key, item);
    items.set(key, item);
    version += 1;
    return key;
  };
  return {
    get: (id) => items.get(id.toLowerCase()),
    put(item) {
      const before = listeners.length === 0 ? undefined : items.get(idOf(item).toLowerCase());
      const key = keep(item);
      for (const listener of listeners) listener(key, before, item);
    },
    remove(id) {
      const key = id.toLowerCase();
      const item = items.get(key);
      if (item === undefined) return false;
      items.delete(key);
      leave(key, item);
      version += 1;
      for (const listener of listeners) listener(key, item, undefined);
      return true;
    },
    all: () => items.values(),
    group: (name) => groups.get(name.toLowerCase())?.values() ?? [],
    entries: () => items.entries(),
    version: () => version,
    watch: (listener) => void listeners.push(listener),
    replace(next) {
      items.clear();
      groups.clear();
      version += 1;
      for (const item of next) keep(item);
    },
  };
}

/** The subscription in an id; an item that is in none is in the group ''. */
function subscriptionOf<T>(idOf: (item: T) => string): (item: T) => string {
  return (item) => {
    const id = idOf(item);
    if (!id.startsWith('/subscriptions/')) return '';
    const end = id.indexOf('/', 15);
    return id.slice(15, end < 0 ? undefined : end).toLowerCase();
  };
}
