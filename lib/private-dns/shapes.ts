/** What the private DNS use cases answer and accept; safe to send to the browser. */
import type { ExpectedRecord } from '#lib/dns-health/expected.ts';
import type { DnsFinding, DnsHealth } from '#lib/dns-health/finding.ts';
import type { Lookup } from '#lib/dns-health/lookup.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { RegistryRef, SubscriptionInfo } from '#lib/registries/shapes.ts';

/** One private endpoint of the registry that the user can read, and the records it needs. */
export type EndpointDns = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly networkId: string;
  readonly expected: readonly ExpectedRecord[];
  /** Ids of the zones that its zone group writes to; `null` when it has none, or they are not known. */
  readonly groupZones: readonly string[] | null;
  readonly hasZoneGroup: boolean;
};

/** What one network is answered, every host of the registry in turn; `null` is the Internet. */
export type NetworkLookups = { readonly networkId: string | null; readonly lookups: readonly Lookup[] };

export type DnsReport = DnsHealth & {
  readonly registry: RegistryRef;
  readonly loginServer: string;
  readonly regions: readonly string[];
  readonly isPublicClosed: boolean;
  readonly endpoints: readonly EndpointDns[];
  /** Networks with endpoints first, then the others that look into one of the zones, then the Internet. */
  readonly lookups: readonly NetworkLookups[];
  /** Zones that were read, and how many networks look into each. */
  readonly zones: readonly { readonly id: string; readonly name: string; readonly links: number | null }[];
  readonly readAt: string;
};

/** A registry's DNS in the list of all of them: no repair, no lookups. */
export type RegistryDns = {
  readonly registry: RegistryRef;
  readonly loginServer: string;
  readonly networks: { readonly found: number; readonly broken: number; readonly unknown: number };
  readonly findings: readonly Pick<DnsFinding, 'kind' | 'severity' | 'values' | 'hosts'>[];
  /** How many things about it could not be known. */
  readonly notices: number;
};

export type FleetDns = {
  /** Those with findings, worst first. */
  readonly registries: readonly RegistryDns[];
  /** How many have approved private endpoints and were checked; how many have none. */
  readonly checked: number;
  readonly withoutEndpoints: number;
  readonly subscriptions: readonly SubscriptionInfo[];
  /** Subscriptions of which registries, endpoints or zones could not be read. */
  readonly failures: readonly { readonly subscription: SubscriptionInfo; readonly failure: Failure }[];
  readonly readAt: string;
};

/** What the browser asks for: one step exactly as it was reviewed. */
export type RepairIntent = { readonly registry: RegistryRef; readonly step: RepairStep };

/**
 * `done`: read back as the step wants it, whether just written or there already. `running`: Azure accepted;
 * `handle` (encrypted, bound to the user) is what progress is asked with.
 */
export type RepairStarted =
  | { readonly state: 'done'; readonly readBackAt: string }
  | { readonly state: 'running'; readonly handle: string };

export type RepairProgress =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded'; readonly readBackAt: string }
  | { readonly state: 'failed'; readonly failure: Failure };
