// Words for writing a seed down: subscriptions hold groups, groups hold networks and registries, endpoints join them.
import { directory } from '#emulator/directory.ts';
import type {
  Lock,
  Operation,
  PrivateEndpoint,
  Registry,
  ResourceGroup,
  RoleAssignment,
  Subscription,
  VirtualMachine,
  VirtualNetwork,
} from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { makeConnection, makeEndpoint } from './endpoint-parts.ts';
import { guidOf } from './identifiers.ts';
import { makeNetwork } from './network-parts.ts';
import { defaultRegistry } from './registry-defaults.ts';
import { roleDefinitions } from './roles.ts';
import type { ConnectionWish, SeedBuilder } from './wishes.ts';
import { type SeedZone, seedZone } from './zone-builder.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function seedBuilder(now: number): SeedBuilder {
  const subscriptions: Subscription[] = [];
  const resourceGroups: ResourceGroup[] = [];
  const virtualNetworks: VirtualNetwork[] = [];
  const registries = new Map<string, Registry>();
  const endpoints = new Map<string, PrivateEndpoint>();
  const zones: SeedZone[] = [];
  const virtualMachines: VirtualMachine[] = [];
  const roleAssignments: RoleAssignment[] = [];
  const operations: Operation[] = [];
  const locks: Lock[] = [];
  const providerRegistrations: StoreState['providerRegistrations'][number][] = [];
  /** Addresses already given away, by subnet; Azure keeps the first four of every subnet. */
  const taken = new Map<string, number>();

  const registryNamed = (name: string) => found(registries.get(name), `registry '${name}'`);
  const connect = (wish: ConnectionWish) => {
    const registry = registryNamed(wish.registry);
    const connections = [...registry.connections, makeConnection(registry, wish)];
    registries.set(registry.name, { ...registry, connections });
  };

  return {
    now,

    subscription(displayName, subscriptionId) {
      const { tenantId } = directory;
      return added(subscriptions, { subscriptionId, displayName, tenantId, state: 'Enabled' });
    },

    group({ subscriptionId }, name, location) {
      const id = `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
      return added(resourceGroups, { id, name, subscriptionId, location, tags: {} });
    },

    network: (...wish) => added(virtualNetworks, makeNetwork(...wish)),

    registry({ group, changedMinutesAgo, changedBy, createdAt, ...wish }) {
      registries.set(wish.name, {
        ...defaultRegistry(group, wish.name, now - changedMinutesAgo * MINUTE, changedBy, createdAt),
        ...wish,
      });
    },

    updating(name, days) {
      const registry = registryNamed(name);
      registries.set(name, { ...registry, provisioningState: 'Updating' });
      operations.push({
        name: `registries-${guidOf(`operation ${registry.id}`)}`,
        registryId: registry.id,
        resourceId: registry.id,
        status: 'Updating',
        endsAt: now + days * DAY,
        effect: { kind: 'update' },
      });
    },

    endpoint(wish) {
      const subnet = wish.network.subnets[0]?.id ?? '';
      const first = taken.get(subnet) ?? 4;
      const endpoint = makeEndpoint(wish, registryNamed(wish.registry), first);
      if (endpoints.has(wish.name)) throw new Error(`The seed has two endpoints '${wish.name}'.`);
      taken.set(subnet, first + endpoint.addresses.length);
      endpoints.set(wish.name, endpoint);
      connect({ ...wish, endpointId: endpoint.id });
    },

    connection: connect,
    zone: (group) => added(zones, seedZone(group)),

    inZone(zone, name) {
      const endpoint = found(endpoints.get(name), `endpoint '${name}'`);
      endpoints.set(name, { ...endpoint, inDnsZoneGroup: true, dnsZoneGroup: zone.keep(endpoint) });
    },

    machine(group, name, subnetId, identity = null) {
      const id = `${group.id}/providers/Microsoft.Compute/virtualMachines/${name}`;
      virtualMachines.push({ id, name, location: group.location, subnetId, identity });
    },

    assign(principalId, roleDefinition, scope, principalType = 'User') {
      const name = guidOf(`${principalId} ${roleDefinition} ${scope}`);
      const createdOn = now - 300 * DAY;
      roleAssignments.push({ name, scope, roleDefinition, principalId, principalType, createdOn });
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
      privateEndpoints: [...endpoints.values()],
      virtualMachines,
      roleDefinitions: roleDefinitions(subscriptions),
      roleAssignments,
      groupDeletions: [],
      operations,
      locks,
      providerRegistrations,
      privateDnsZones: zones.map((zone) => zone.build()),
      networkOperations: [],
      userAssignedIdentities: [],
      managedClusters: [],
      computeOperations: [],
    }),
  };
}

function added<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

function found<T>(item: T | undefined, what: string): T {
  if (item === undefined) throw new Error(`The seed has no ${what}.`);
  return item;
}
