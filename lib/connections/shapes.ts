/** What is known about the consumer's side of a connection; safe to send to the browser. */
import type { MemberAddress } from '#lib/network-access/private-addresses.ts';
import type { Connection, RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';

/** The validated parts that a private endpoint's resource id is rebuilt from. */
export type EndpointRef = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

/** A private endpoint, if the user may read it. Another tenant, no access and gone all look the same: hidden. */
export type EndpointView = ({ readonly visible: true } & VisibleEndpoint) | { readonly visible: false };

export type VisibleEndpoint = {
  readonly location: string;
  readonly subnetId: string | null;
  /** Untrusted free text, kept at the endpoint. */
  readonly requestMessage: string | null;
  /** What Azure says there is still to do at the endpoint; `null` for nothing. */
  readonly actionsRequired: string | null;
  /** `null`: its network interface could not be read. */
  readonly addresses: readonly MemberAddress[] | null;
  /** Whether its addresses were chosen instead of given; `null` when not known. */
  readonly isStatic: boolean | null;
  /** Private DNS zones that its zone groups write to; `null`: they could not be read. */
  readonly zones: readonly string[] | null;
};

export type ConnectionDetail = {
  readonly endpoint: EndpointView;
  readonly readAt: string;
};

/** A subnet as far as endpoints in it matter; `null` members are not known. */
export type EndpointSubnet = {
  readonly id: string;
  /** Addresses that are still free, by its prefixes and what stands in it. */
  readonly free: number | null;
  /** Ids of the private endpoints in it. */
  readonly endpointIds: readonly string[];
};

export type Replica = {
  readonly name: string;
  readonly location: string;
  readonly provisioningState: string;
  /** Azure's word, such as `Ready` or `Syncing`; `null` when it says nothing. */
  readonly status: string | null;
  /** Azure's sentence about it. */
  readonly message: string | null;
  readonly isHome: boolean;
};

export type PrivateAccess = {
  readonly registry: RegistryDetail;
  /** Names of the subscriptions that the user sees, by lower-cased id. */
  readonly subscriptionNames: Readonly<Record<string, string>>;
  /** Home region first; `null`: they could not be read. */
  readonly replicas: readonly Replica[] | null;
};

/** What one endpoint needs before a replica is added elsewhere: an address more. */
export type EndpointReadiness = {
  readonly connectionName: string;
  readonly endpointName: string;
  readonly subnetId: string | null;
  readonly free: number | null;
  readonly isStatic: boolean | null;
};

export type ReplicaReadiness = {
  readonly endpoints: readonly EndpointReadiness[];
  /** Names of endpoints that the user may not read. */
  readonly hidden: readonly string[];
  readonly readAt: string;
};

export type RemovalTarget = {
  readonly registry: RegistryRef;
  readonly connectionName: string;
  /** What the user was looking at. */
  readonly base: Pick<Connection, 'status'>;
};

/** `batch`: random; the same one sent twice is carried out once. */
export type RemovalBatch = { readonly batch: string; readonly items: readonly RemovalTarget[] };

export type ConnectionState = {
  /** `null`: there is none (any more). */
  readonly connection: Connection | null;
  readonly readAt: string;
};
