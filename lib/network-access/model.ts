/**
 * Who can reach a registry, in ARM's own independent fields. The mode an operator thinks in is
 * derived (mode.ts), never stored: "public access enabled" is not "all networks".
 * Enum-like fields stay `string` so that a value Azure adds tomorrow is shown, not lost.
 */

export type SubnetRule = {
  /** Resource id of the subnet, in Azure's stored casing. */
  readonly id: string;
  readonly action: string;
};

export type ConnectionCounts = {
  readonly pending: number;
  readonly approved: number;
  readonly rejected: number;
  readonly disconnected: number;
  /** Connections whose status this console does not know. */
  readonly other: number;
};

export type NetworkAccess = {
  /** `Basic`, `Standard`, `Premium`, or whatever Azure says. Network rules need Premium. */
  readonly sku: string;
  /** `Enabled` or `Disabled`; absent in ARM means Enabled. */
  readonly publicNetworkAccess: string;
  /** `Allow` or `Deny`; absent in ARM means Allow. */
  readonly defaultAction: string;
  /** Canonical form: `/32` dropped, host bits cleared, in Azure's order. */
  readonly ipRules: readonly string[];
  /** `null`: not known, because the API version that was read hides them. Unknown is not zero. */
  readonly subnetRules: readonly SubnetRule[] | null;
  /** `networkRuleBypassOptions`: `AzureServices` or `None`. */
  readonly bypass: string;
  /** `networkRuleBypassAllowedForTasks`; `null` where the version read does not carry it. */
  readonly tasksBypass: boolean | null;
  /** Dedicated data endpoints: layers come from `{registry}.{region}.data.…` instead of shared storage. */
  readonly dataEndpointEnabled: boolean;
  /** `policies.exportPolicy.status`: `Enabled` or `Disabled`; absent in ARM means Enabled. */
  readonly exportPolicy: string;
  readonly connections: ConnectionCounts;
};

/** The portal's three modes, and `unknown` for field values this console does not understand. */
export type AccessMode = 'all' | 'selected' | 'disabled' | 'unknown';

/** The part of NetworkAccess that "Edit public access" may change. */
export type PublicAccess = Pick<
  NetworkAccess,
  | 'publicNetworkAccess'
  | 'defaultAction'
  | 'ipRules'
  | 'subnetRules'
  | 'bypass'
  | 'tasksBypass'
  | 'dataEndpointEnabled'
>;

/** An edit as differences, never as a whole array: what other people do meanwhile survives. */
export type PublicAccessChange = {
  readonly setMode?: Exclude<AccessMode, 'unknown'>;
  readonly addIpRules: readonly string[];
  readonly removeIpRules: readonly string[];
  /** Resource ids of subnets, compared without letter case. */
  readonly addSubnetRules: readonly string[];
  readonly removeSubnetRules: readonly string[];
  readonly setBypass?: Bypass;
  readonly setTasksBypass?: boolean;
  readonly setDataEndpoint?: boolean;
};

/** `networkRuleBypassOptions`. */
export type Bypass = 'AzureServices' | 'None';

/** A sentence for people, as a message key (namespace `explain`) with its values. */
export type Statement = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
};
