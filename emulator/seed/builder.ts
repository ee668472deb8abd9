// Words for writing a seed down: subscriptions hold groups, groups hold networks and registries, endpoints join them.
import { directory } from '#emulator/directory.ts';
import type {
  Connection,
  ConnectionStatus,
  Lock,
  PrivateEndpoint,
  ProviderRegistration,
  Registry,
  ResourceGroup,
  RoleAssignment,
  Subscription,
  VirtualNetwork,
} from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { guidOf, hex32Of } from './identifiers.ts';
import { defaultRegistry } from './registry-defaults.ts';
import { roleDefinitions } from './roles.ts';

export type RegistryWish = {
  readonly name: string;
  readonly group: ResourceGroup;
  /** Minutes before the seed's present. */
  readonly changedMinutesAgo: number;
  readonly changedBy?: string;
} & Partial<Omit<Registry, 'id' | 'name' | 'stamp' | 'connections' | 'loginServer'>>;

export type EndpointWish = {
  readonly name: string;
  readonly registry: string;
  readonly network: VirtualNetwork;
  readonly status: ConnectionStatus;
  /** The registry's side; absent as on a request without a message. */
  readonly description?: string;
  /** The requester's side; makes it a manual request, as does `Pending`. */
  readonly requestMessage?: string;
};

export type SeedBuilder = {
  /** The seed's present, milliseconds since 1970. */
  readonly now: number;
  subscription(name: string, id: string): Subscription;
  group(subscription: Subscription, name: string, location: string): ResourceGroup;
  /** @param subnets name to prefix; a name ending in `+` has the service endpoint for registries. */
  network(
    group: ResourceGroup,
    name: string,
    prefix: string,
    subnets: Readonly<Record<string, string>>,
  ): VirtualNetwork;
  registry(wish: RegistryWish): void;
  endpoint(wish: EndpointWish): void;
  machine(group: ResourceGroup, name: string, subnetId: string): void;
  /** A lock at a subscription, group or resource. */
  lock(scope: string, name: string, level: Lock['level'], notes: string): void;
  /** The provider was never registered in the subscription. */
  unregistered(subscription: Subscription, namespace: string): void;
  assign(oid: string, role: string, scope: string, principalType?: RoleAssignment['principalType']): void;
  build(): StoreState;
};

export function seedBuilder(now: number): SeedBuilder {
  const subscriptions: Subscription[] = [];
  const resourceGroups: ResourceGroup[] = [];
  const virtualNetworks: VirtualNetwork[] = [];
  const privateEndpoints: PrivateEndpoint[] = [];
  const registries = new Map<string, Registry>();
  const virtualMachines: StoreState['virtualMachines'][number][] = [];
  const roleAssignments: RoleAssignment[] = [];
  const locks: Lock[] = [];
  const providerRegistrations: ProviderRegistration[] = [];

  /** Addresses already given away, by subnet; Azure keeps the first four of every subnet. */
  const taken = new Map<string, number>();

  return {
    now,

    subscription(displayName, subscriptionId) {
      const { tenantId } = directory;
      const subscription = { subscriptionId, displayName, tenantId, state: 'Enabled' } as const;
      subscriptions.push(subscription);
      return subscription;
    },

    group({ subscriptionId }, name, location) {
      const id = `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
      const group = { id, name, subscriptionId, location, tags: {} };
      resourceGroups.push(group);
      return group;
    },

    network(group, name, prefix, subnets) {
      const id = `${group.id}/providers/Microsoft.Network/virtualNetworks/${name}`;
      const network: VirtualNetwork = {
        id,
        name,
        location: group.location,
        tags: {},
        etag: `W/"${guidOf(`etag ${id}`)}"`,
        resourceGuid: guidOf(id),
        addressPrefixes: [prefix],
        subnets: Object.entries(subnets).map(([label, addressPrefix]) => {
          const subnetName = label.replace(/\+$/, '');
          return {
            id: `${id}/subnets/${subnetName}`,
            name: subnetName,
            addressPrefix,
            serviceEndpoints: label === subnetName ? [] : ['Microsoft.ContainerRegistry'],
            privateEndpointNetworkPolicies: 'Disabled',
          };
        }),
      };
      virtualNetworks.push(network);
      return network;
    },

    registry({ group, changedMinutesAgo, changedBy, ...wish }) {
      registries.set(wish.name, {
        ...defaultRegistry(group, wish.name, now, changedMinutesAgo, changedBy),
        ...wish,
      });
    },

    endpoint(wish) {
      const registry = registries.get(wish.registry);
      if (registry === undefined) throw new Error(`The seed has no registry '${wish.registry}'.`);
      const subnet = wish.network.subnets[0]?.id ?? '';
      const first = taken.get(subnet) ?? 4;
      const endpoint = makeEndpoint(wish, registry, first);
      taken.set(subnet, first + endpoint.addresses.length);
      privateEndpoints.push(endpoint);
      const connections = [...registry.connections, makeConnection(wish, registry, endpoint)];
      registries.set(registry.name, { ...registry, connections });
    },

    machine(group, name, subnetId) {
      const id = `${group.id}/providers/Microsoft.Compute/virtualMachines/${name}`;
      virtualMachines.push({ id, name, location: group.location, subnetId, identity: null });
    },

    assign(principalId, roleDefinition, scope, principalType = 'User') {
      const name = guidOf(`${principalId} ${roleDefinition} ${scope}`);
      roleAssignments.push({
        name,
        scope,
        roleDefinition,
        principalId,
        principalType,
        createdOn: now - 300 * 24 * 60 * 60_000,
      });
    },

    lock(scope, name, level, notes) {
      const id = `${scope}/providers/Microsoft.Authorization/locks/${name}`;
      locks.push({ id, name, scope, level, notes });
    },

    unregistered({ subscriptionId }, namespace) {
      const id = `/subscriptions/${subscriptionId}/providers/${namespace}`;
      providerRegistrations.push({ id, state: 'NotRegistered', settledAt: 0 });
    },

    build: () => ({
      subscriptions,
      resourceGroups,
      registries: [...registries.values()],
      tasks: [],
      taskRuns: [],
      virtualNetworks,
      privateEndpoints,
      virtualMachines,
      roleDefinitions: roleDefinitions(subscriptions),
      roleAssignments,
      groupDeletions: [],
      operations: [],
      locks,
      providerRegistrations,
      privateDnsZones: [],
      networkOperations: [],
      userAssignedIdentities: [],
      managedClusters: [],
      computeOperations: [],
    }),
  };
}

function makeEndpoint(wish: EndpointWish, registry: Registry, firstAddress: number): PrivateEndpoint {
  const group = wish.network.id.split('/providers/')[0] ?? '';
  const id = `${group}/providers/Microsoft.Network/privateEndpoints/${wish.name}`;
  const subnet = wish.network.subnets[0];
  if (subnet === undefined) throw new Error(`The network '${wish.network.name}' has no subnet.`);
  const network = subnet.addressPrefix.split('.').slice(0, 3).join('.');
  const [label = '', ...suffix] = registry.loginServer.split('.');
  const names = [registry.location, ...registry.replicaLocations].map(
    (region) => `${label}.${region}.data.${suffix.join('.')}`,
  );
  return {
    id,
    name: wish.name,
    location: wish.network.location,
    tags: {},
    etag: `W/"${guidOf(`etag ${id}`)}"`,
    resourceGuid: guidOf(id),
    subnetId: subnet.id,
    networkInterfaceId: `${group}/providers/Microsoft.Network/networkInterfaces/${wish.name}.nic.${guidOf(`nic ${id}`)}`,
    manual: wish.status === 'Pending' || wish.requestMessage !== undefined,
    link: {
      name: wish.name,
      registryId: registry.id,
      requestMessage: wish.requestMessage ?? null,
      status: wish.status,
      description: wish.description ?? '',
    },
    addresses: [registry.loginServer, ...names].map((fqdn, index) => ({
      fqdn,
      ipAddress: `${network}.${firstAddress + index}`,
    })),
    inDnsZoneGroup: false,
  };
}

function makeConnection(wish: EndpointWish, registry: Registry, endpoint: PrivateEndpoint): Connection {
  const name = `${registry.name}.${hex32Of(endpoint.id)}`;
  return {
    id: `${registry.id}/privateEndpointConnections/${name}`,
    name,
    privateEndpointId: endpoint.id,
    status: wish.status,
    ...(wish.description === undefined ? {} : { description: wish.description }),
    provisioningState: 'Succeeded',
  };
}
