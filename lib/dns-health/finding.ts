/** What the check answers. Words for kinds and values are in `dns.finding`. */
import type { Lookup } from './lookup.ts';
import type { RepairStep } from './step.ts';

export type FindingKind =
  /** The zone the network looks into lacks the record. */
  | 'missing_record'
  /** The same for replicas only: they were added after the records were made. */
  | 'missing_replica_record'
  /** The record leads to an address that is none of the registry's. */
  | 'wrong_address'
  /** The record leads to an endpoint that is gone, or that is not approved any more. */
  | 'deleted_endpoint'
  /** A record for a region in which the registry has no replica. */
  | 'stale_record'
  /** The record leads to another network's endpoint. */
  | 'overwritten'
  /** The endpoint's records are in a zone that its network is not linked to. */
  | 'zone_not_linked'
  /** The network looks into one zone, the endpoint's records are in another of the same name. */
  | 'overlapping_zones'
  | 'no_zone'
  /** Records are made by hand; nobody follows a new replica. */
  | 'no_zone_group'
  /** The endpoint has no address for one of the regions. */
  | 'no_address';

export type DnsFinding = {
  readonly kind: FindingKind;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly networkId: string | null;
  readonly endpointId: string | null;
  /** The zone it is about: where the record is or should be. */
  readonly zoneId: string | null;
  readonly hosts: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
  /** `null`: nothing here would make it sound; the explanation says what would. */
  readonly repair: readonly RepairStep[] | null;
  /** The same without zone groups; `null` where only a zone group helps. */
  readonly byHand: readonly RepairStep[] | null;
};

/** How a network's answer for one host compares with the endpoint's address. */
export type HostVerdict =
  | 'right'
  | 'missing'
  /** An address of no endpoint that works. */
  | 'dead'
  /** Another network's endpoint. */
  | 'other'
  /** No zone is asked: the public answer. */
  | 'public'
  | 'no_address'
  | 'unknown';

export type HostState = {
  readonly host: string;
  /** Addresses of the network's own endpoints for this host; any of them is right. */
  readonly expected: readonly string[];
  readonly lookup: Lookup;
  readonly verdict: HostVerdict;
};

export type NetworkHealth = {
  readonly networkId: string;
  readonly endpointIds: readonly string[];
  readonly verdict: 'found' | 'broken' | 'unknown';
  readonly hosts: readonly HostState[];
  /** Its own DNS servers answer, which cannot be asked from here; empty for Azure's. */
  readonly dnsServers: readonly string[];
};

/** What cannot be known, and why. */
export type DnsNotice = {
  readonly kind:
    | 'hidden_endpoints'
    | 'hidden_zone'
    | 'zone_unread'
    | 'own_dns'
    | 'network_unread'
    | 'addresses_unread'
    | 'unknown_address'
    | 'subscriptions_unread';
  readonly values: Readonly<Record<string, string | number>>;
};

export type DnsHealth = {
  /** Networks with approved endpoints that can be read, by id. */
  readonly networks: readonly NetworkHealth[];
  /** Worst first. */
  readonly findings: readonly DnsFinding[];
  readonly notices: readonly DnsNotice[];
};
