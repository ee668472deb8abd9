/** What Azure shows of all that a private endpoint consists of. `null` for a resource: it is not there. */
import type { MemberAddress } from '#lib/network-access/private-addresses.ts';
import type { NeededProvider } from './choices.ts';
import type { ProblemSection } from './problem.ts';

export type SeenRegistry = {
  readonly id: string;
  readonly name: string;
  readonly loginServer: string;
  readonly sku: string;
  /** Members of its private link group, `registry` first: each endpoint needs an address for every one. */
  readonly members: readonly string[];
  /** `null`: could not be read. */
  readonly quota: { readonly used: number; readonly limit: number } | null;
  /**
   * Host of the dedicated data endpoint that the first approved connection turns on, for everybody; `null`: they are
   * on already, or another connection is approved.
   */
  readonly turnsOn: string | null;
  /** How many subnet rules it has; `null`: could not be read, or was not looked for. */
  readonly subnetRules: number | null;
};

export type SeenSubnet = {
  readonly id: string;
  readonly name: string;
  readonly prefixes: readonly string[];
  /** Addresses in use, by what Azure lists in it. */
  readonly used: number;
  readonly delegations: readonly string[];
  /** ARM's word. */
  readonly policies: string;
  readonly provisioningState: string;
  /** Of all private endpoints in it, whatever they lead to. */
  readonly endpointIds: readonly string[];
};

export type SeenEndpoint = {
  readonly id: string;
  readonly location: string;
  readonly subnetId: string;
  readonly registryId: string;
  readonly isManual: boolean;
  /** `Approved`, `Pending`, `Rejected`, `Disconnected`. */
  readonly status: string;
  readonly provisioningState: string;
  /** `null`: its network interface could not be read (yet). */
  readonly addresses: readonly MemberAddress[] | null;
};

export type SeenZoneGroup = {
  readonly name: string;
  readonly zoneIds: readonly string[];
  readonly provisioningState: string;
};

export type SeenLink = { readonly name: string; readonly networkId: string };

export type SeenRecord = { readonly name: string; readonly addresses: readonly string[] };

export type SeenZone = {
  readonly id: string;
  readonly links: readonly SeenLink[];
  /** A records. */
  readonly records: readonly SeenRecord[];
};

export type MissingRight = {
  readonly action: string;
  /** Id of the resource at which it is missing. */
  readonly scope: string;
  readonly section: ProblemSection;
};

export type Seen = {
  readonly registry: SeenRegistry;
  /** ARM's word; `null`: could not be read, so Azure is simply asked. */
  readonly registrations: Readonly<Record<NeededProvider, string | null>>;
  readonly hasGroup: boolean;
  readonly network: { readonly location: string; readonly subnets: readonly SeenSubnet[] } | null;
  readonly endpoint: SeenEndpoint | null;
  readonly zoneGroups: readonly SeenZoneGroup[];
  /** The chosen zone. */
  readonly zone: SeenZone | null;
  /** Ids of zones of that name that the network is linked to; `null`: not looked for. */
  readonly linkedZoneIds: readonly string[] | null;
  /** Ids of the registry's endpoints whose connection is not rejected or disconnected. */
  readonly registryEndpointIds: readonly string[];
  /** Actions that the user is known to lack for steps that are still to be taken. */
  readonly missing: readonly MissingRight[];
};
