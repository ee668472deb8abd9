// How a seed asks for things: its words, and of each thing the little that differs from what Azure makes by itself.
import type {
  ConnectionStatus,
  Lock,
  Registry,
  ResourceGroup,
  RoleAssignment,
  Subscription,
  VirtualMachine,
  VirtualNetwork,
} from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import type { SeedZone } from './zone-builder.ts';

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
    subnets: Readonly<Record<string, string | SubnetWish>>,
  ): VirtualNetwork;
  registry(wish: RegistryWish): void;
  /** The registry is in the middle of a long-running update that ends so many days from now. */
  updating(registry: string, days: number): void;
  endpoint(wish: EndpointWish): void;
  connection(wish: ConnectionWish): void;
  /** The private DNS zone of the group; its links and records are told to what is returned. */
  zone(group: ResourceGroup): SeedZone;
  /** The endpoint, named, has a zone group that writes to the zone. */
  inZone(zone: SeedZone, endpoint: string): void;
  machine(group: ResourceGroup, name: string, subnetId: string, identity?: VirtualMachine['identity']): void;
  /** A lock at a subscription, group or resource. */
  lock(scope: string, name: string, level: Lock['level'], notes: string): void;
  /** The provider was never registered in the subscription. */
  unregistered(subscription: Subscription, namespace: string): void;
  assign(oid: string, role: string, scope: string, principalType?: RoleAssignment['principalType']): void;
  build(): StoreState;
};

export type RegistryWish = {
  readonly name: string;
  readonly group: ResourceGroup;
  /** Minutes before the seed's present. */
  readonly changedMinutesAgo: number;
  readonly changedBy?: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
} & Partial<Omit<Registry, 'id' | 'name' | 'stamp' | 'connections'>>;

export type SubnetWish = {
  readonly prefix: string;
  /** The service that has the subnet to itself. */
  readonly delegatedTo: string;
};

export type EndpointWish = {
  readonly name: string;
  readonly registry: string;
  /** Takes its addresses from the first subnet. */
  readonly network: VirtualNetwork;
  readonly status: ConnectionStatus;
  /** The registry's side; absent as on a request without a message. */
  readonly description?: string;
  /** The requester's side; makes it a manual request, as does `Pending`. */
  readonly requestMessage?: string;
};

/** A connection whose endpoint this Azure does not hold: it is another directory's, or was deleted. */
export type ConnectionWish = {
  readonly registry: string;
  readonly endpointId: string;
  readonly status: ConnectionStatus;
  readonly description?: string;
};
