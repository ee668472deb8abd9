/**
 * What private DNS for one registry is judged on, as the user can read it. `null` always means “could not
 * be read”: nothing unknown is ever judged to be wrong. Ids keep Azure's letter case and are compared without.
 */

export type DnsRegistry = {
  /** Resource id. */
  readonly id: string;
  readonly name: string;
  /** Such as `crcontoso-a1b2c3d4.azurecr.io`: the label may carry a hash that the name does not have. */
  readonly loginServer: string;
  /** Home region first, then the replicas', in ARM's short form (`westeurope`). */
  readonly regions: readonly string[];
  /** Approved connections whose private endpoint the user cannot read: their addresses are not known. */
  readonly hiddenEndpoints: number;
  /** Azure's public DNS leads over `privatelink` as soon as there is any connection. */
  readonly hasConnections: boolean;
  /** Public network access is Disabled: the public answer leads to a refusal. */
  readonly isPublicClosed: boolean;
};

export type EndpointAddress = {
  /** The name clients ask for: the login server, or a data endpoint's host. Lower case. */
  readonly host: string;
  readonly address: string;
};

export type ZoneGroup = {
  readonly name: string;
  /** Zones it writes to; `null` when only its existence is known. */
  readonly zoneIds: readonly string[] | null;
};

export type DnsEndpoint = {
  readonly id: string;
  readonly name: string;
  readonly registryId: string;
  /** As the registry says: `Approved`, `Pending`, `Rejected`, `Disconnected`. Only Approved ones carry traffic. */
  readonly status: string;
  readonly networkId: string;
  readonly addresses: readonly EndpointAddress[] | null;
  readonly zoneGroup: ZoneGroup | null;
  /** Azure's GUID of the endpoint: records that its zone group wrote carry it. */
  readonly guid: string | null;
};

export type DnsRecord = {
  /** Relative to the zone; `@` is the zone itself. */
  readonly name: string;
  readonly addresses: readonly string[];
  /** Seconds. */
  readonly ttl: number;
  readonly etag: string;
  /** GUID of the private endpoint whose zone group wrote it; `null` for records made by hand. */
  readonly creator: string | null;
};

export type DnsLink = {
  readonly name: string;
  readonly networkId: string;
  /** Policy `NxDomainRedirect`: what the zone lacks is asked publicly. */
  readonly redirects: boolean;
  readonly etag: string;
};

export type DnsZone = {
  readonly id: string;
  readonly name: string;
  readonly links: readonly DnsLink[] | null;
  /** A records only. */
  readonly records: readonly DnsRecord[] | null;
  /** Record sets of other types, the zone's own SOA not counted. */
  readonly otherRecordSets: number;
};

export type DnsNetwork = {
  readonly id: string;
  /** DNS servers of the network's own; empty for Azure's. */
  readonly dnsServers: readonly string[] | null;
  /** Ids of the networks it is peered with. */
  readonly peers: readonly string[] | null;
};

export type Situation = {
  readonly registry: DnsRegistry;
  /** The registry's private endpoints that the user can read. */
  readonly endpoints: readonly DnsEndpoint[];
  /** Every readable private zone that holds one of the registry's names. */
  readonly zones: readonly DnsZone[];
  readonly networks: readonly DnsNetwork[];
  /** Subscriptions whose zones could not be listed. */
  readonly unreadSubscriptions: readonly string[];
};
