// What the embedded Azure remembers of Microsoft.Network besides networks and endpoints: private DNS, operations.

type Tags = Readonly<Record<string, string>>;

/** An A record set of a private DNS zone. */
export type ARecordSet = {
  /** Relative to the zone, lower case; `@` is the zone itself. */
  readonly name: string;
  /** A GUID. */
  readonly etag: string;
  /** Seconds. */
  readonly ttl: number;
  readonly metadata: Tags;
  readonly addresses: readonly string[];
};

/** Lets a virtual network resolve names by the zone. */
export type ZoneLink = {
  readonly name: string;
  readonly etag: string;
  readonly tags: Tags;
  readonly virtualNetworkId: string;
  readonly registrationEnabled: boolean;
  readonly resolutionPolicy: 'Default' | 'NxDomainRedirect';
};

export type PrivateDnsZone = {
  readonly id: string;
  /** Such as `privatelink.azurecr.io`. */
  readonly name: string;
  /** A GUID. */
  readonly etag: string;
  readonly tags: Tags;
  readonly links: readonly ZoneLink[];
  readonly records: readonly ARecordSet[];
};

/** Keeps the records of a private endpoint in private DNS zones. */
export type DnsZoneGroup = {
  readonly name: string;
  readonly etag: string;
  readonly provisioningState: 'Succeeded' | 'Updating';
  readonly configs: readonly {
    readonly name: string;
    readonly zoneId: string;
    /** What the group wrote, and only it takes away again. */
    readonly written: readonly { readonly name: string; readonly address: string }[];
  }[];
};

/** Preconditions of a write, as its headers gave them. */
export type Precondition = { readonly ifMatch: string | null; readonly ifNoneMatch: string | null };

/** What a long-running operation of Microsoft.Network does when it ends. */
export type NetworkEffect =
  /** Of a write that changed nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'settleNetwork'; readonly id: string }
  | { readonly kind: 'deleteNetwork'; readonly id: string }
  | { readonly kind: 'deleteSubnet'; readonly networkId: string; readonly subnet: string }
  | { readonly kind: 'settleEndpoint'; readonly id: string }
  | { readonly kind: 'deleteEndpoint'; readonly id: string }
  | { readonly kind: 'settleZoneGroup'; readonly endpointId: string }
  | { readonly kind: 'deleteZoneGroup'; readonly endpointId: string }
  | { readonly kind: 'putZone'; readonly id: string; readonly tags: Tags; readonly when: Precondition }
  | { readonly kind: 'deleteZone'; readonly id: string; readonly when: Precondition }
  | {
      readonly kind: 'putLink';
      readonly zoneId: string;
      readonly link: Omit<ZoneLink, 'etag'>;
      readonly when: Precondition;
    }
  | {
      readonly kind: 'deleteLink';
      readonly zoneId: string;
      readonly link: string;
      readonly when: Precondition;
    };

export type NetworkOperation = {
  /** A GUID. */
  readonly name: string;
  /** Who started it, and alone may follow it. */
  readonly oid: string;
  readonly status: 'InProgress' | 'Succeeded' | 'Failed';
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  readonly effect: NetworkEffect;
};

/** A static address, for one member of the group `registry`. */
export type EndpointAddress = {
  readonly name: string;
  readonly memberName: string;
  readonly privateIPAddress: string;
};
