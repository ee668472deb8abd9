/** What the network use cases answer and accept; safe to send to the browser. */
import type { Failure } from '#lib/errors/failure.ts';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef, SubscriptionInfo } from '#lib/registries/shapes.ts';

/** The service endpoint for registries on one subnet. `updating`: Azure is adding or changing it. */
export type EndpointState = 'present' | 'updating' | 'missing';

export type SubnetInfo = {
  /** Resource id, in Azure's stored casing. */
  readonly id: string;
  readonly name: string;
  readonly addressPrefixes: readonly string[];
  readonly endpoint: EndpointState;
  /** Services of its other service endpoints, such as `Microsoft.Storage`. */
  readonly otherServices: readonly string[];
  /** What it is delegated to, such as `Microsoft.ContainerInstance/containerGroups`. */
  readonly delegations: readonly string[];
  readonly provisioningState: string;
  /** The version that a change is relative to; empty when Azure sent none. */
  readonly etag: string;
};

export type VirtualNetwork = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly subnets: readonly SubnetInfo[];
};

/** ARM's word: `Registered`, `Registering`, `NotRegistered`, `Unregistered`; null when it could not be read. */
export type Registration = string | null;

export type ProviderNamespace = 'Microsoft.ContainerRegistry' | 'Microsoft.Network';

/** What can be chosen from in one subscription. */
export type NetworkList = {
  readonly networks: readonly VirtualNetwork[];
  /** Whether the subscription is registered for registries; Azure refuses rules for its subnets if not. */
  readonly registration: Registration;
  readonly readAt: string;
};

/**
 * A subnet that a rule names. `ok`: it has the service endpoint. `gone`: Azure does not know it.
 * `forbidden`: the user may not see it. `unread`: no usable answer. `not_a_subnet`: the id names none.
 */
export type RuleState = 'ok' | 'updating' | 'no_endpoint' | 'gone' | 'forbidden' | 'unread' | 'not_a_subnet';

export type NamedSubnet = {
  /** As the rule has it. */
  readonly id: string;
  readonly state: RuleState;
  /** Null unless it could be read. */
  readonly subnet: SubnetInfo | null;
  /** Region of its virtual network. */
  readonly location: string | null;
  readonly subscriptionName: string | null;
  /** Why it could not be read. */
  readonly failure: Failure | null;
};

export type SubnetRuleStates = {
  readonly rules: readonly NamedSubnet[];
  readonly readAt: string;
};

/** Registries over all visible subscriptions whose subnet rules name one subnet. */
export type ReliantRegistries = {
  readonly registries: readonly RegistryRef[];
  /** Subscriptions whose registries could not be read: there may be more. */
  readonly failures: readonly { readonly subscription: SubscriptionInfo; readonly failure: Failure }[];
  readonly subscriptionsRead: number;
  readonly readAt: string;
};

/** What the browser asks for: the subnet in the version that the user was looking at. */
export type EndpointIntent = { readonly subnet: SubnetRef; readonly etag: string };

/** `registries`: ids of those that the user was told rely on it. */
export type EndpointRemoval = EndpointIntent & { readonly registries: readonly string[] };

/** The same as the browser sends them: ids, which the server takes apart. */
export type SentEndpointIntent = { readonly subnetId: string; readonly etag: string };
export type SentEndpointRemoval = SentEndpointIntent & { readonly registries: readonly string[] };

/** Azure accepted; `handle` (encrypted, bound to the user) is what progress is asked with. */
export type EndpointAccepted = { readonly handle: string; readonly correlationId: string };

export type EndpointProgress =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded'; readonly subnet: SubnetInfo; readonly readBackAt: string }
  | { readonly state: 'failed'; readonly failure: Failure; readonly subnet: SubnetInfo | null };
