// What a test may switch about the embedded Azure. Signing in has switches of its own (identity/).

/** A token bucket: how many requests it holds, and how many come back per second. */
export type RateLimit = { capacity: number; perSecond: number };

export type Settings = {
  /** Writes are answered with a claims challenge until the token says `mfa`. */
  mfaOnWrites: boolean;
  /** How long a long-running operation takes, in milliseconds; read when it starts. */
  longOperationMs: number;
  /** Lifetime of tokens for Azure Resource Manager. */
  accessTokenLifetimeSeconds: number;
  /** Lifetime of tokens for the console's own API. */
  apiTokenLifetimeSeconds: number;
  /** How long after a write its event shows in the activity log, in milliseconds. */
  activityLogDelayMs: number;
  /** How long the directory does not know a new managed identity yet, in milliseconds. */
  directoryReplicationMs: number;
  /** How long after a write Resource Graph still shows what was before, in milliseconds; read at the write. */
  resourceGraphDelayMs: number;
  /** Queries of Resource Graph that a user may send in each window of so many seconds. */
  resourceGraphQuota: { queries: number; windowSeconds: number };
  /** Items per page of every list. */
  pageSize: number;
  /** Per subscription and principal; the subscription as a whole has 15 times as much. */
  rateLimits: { reads: RateLimit; writes: RateLimit; deletes: RateLimit };
  /** Behaviour nobody has confirmed; the defaults are the cautious ones. */
  unconfirmed: {
    /** A rejected connection can never be approved again. */
    rejectedIsFinal: boolean;
    /** Reading one's own permissions needs `Microsoft.Authorization/permissions/read`. */
    permissionsNeedReadAction: boolean;
    /** ACR Tasks with their switch on pass although subnet rules are in force. */
    tasksPassSubnetRules: boolean;
    /** A subnet rule needs `subnets/joinViaServiceEndpoint/action` at the subnet besides what Azure's guide names. */
    subnetRuleNeedsJoin: boolean;
    /** The message of a request shows as the description of its connection on the registry. */
    requestMessageReachesRegistry: boolean;
    /** A private endpoint with static addresses gets one more, chosen by Azure, for a new replica's data. */
    staticEndpointsTakeReplicas: boolean;
  };
};

export function defaultSettings(): Settings {
  return {
    mfaOnWrites: false,
    longOperationMs: 2_000,
    accessTokenLifetimeSeconds: 4_500,
    apiTokenLifetimeSeconds: 3_600,
    activityLogDelayMs: 20_000,
    directoryReplicationMs: 2_000,
    resourceGraphDelayMs: 0,
    resourceGraphQuota: { queries: 15, windowSeconds: 5 },
    pageSize: 1_000,
    rateLimits: {
      reads: { capacity: 250, perSecond: 25 },
      writes: { capacity: 200, perSecond: 10 },
      deletes: { capacity: 200, perSecond: 10 },
    },
    unconfirmed: {
      rejectedIsFinal: true,
      permissionsNeedReadAction: true,
      tasksPassSubnetRules: false,
      subnetRuleNeedsJoin: true,
      requestMessageReachesRegistry: false,
      staticEndpointsTakeReplicas: false,
    },
  };
}
