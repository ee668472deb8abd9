/** What the registry use cases answer and accept; safe to send to the browser. */
import type { Failure } from '#lib/errors/failure.ts';
import type { Aftermath } from '#lib/network-access/aftermath.ts';
import type { NetworkAccess, PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import type { RuleOrigins } from '#lib/network-access/rule-origins.ts';
import type { Rights } from '#lib/rights/rights.ts';

/** The three validated parts a registry's resource id is rebuilt from. */
export type RegistryRef = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

export type RegistrySummary = {
  readonly ref: RegistryRef;
  readonly id: string;
  readonly loginServer: string;
  readonly location: string;
  readonly provisioningState: string;
  /** ISO 8601, UTC; ARM's only version token for a registry. `null` when Azure sent none. */
  readonly lastModifiedAt: string | null;
  readonly lastModifiedBy: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly access: NetworkAccess;
};

export type SubscriptionInfo = { readonly id: string; readonly name: string };

export type RegistryList = {
  readonly registries: readonly RegistrySummary[];
  readonly subscriptions: readonly SubscriptionInfo[];
  /** Subscriptions that could not be read; their registries are missing from the list. */
  readonly failures: readonly { readonly subscription: SubscriptionInfo; readonly failure: Failure }[];
  /** When Azure was read: ISO 8601, UTC. */
  readonly readAt: string;
};

export type Connection = {
  /** `{registry}.{32 hex}` */
  readonly name: string;
  /** ARM's id of the requester's private endpoint; `null` once that is gone. */
  readonly privateEndpointId: string | null;
  readonly status: string;
  /** Untrusted free text of the requester or of whoever decided. */
  readonly description: string | null;
  readonly provisioningState: string;
  /** What Azure says the requester still has to do; `null` for nothing. */
  readonly actionsRequired: string | null;
};

/** Azure's own numbers (`listUsages`); `null` when they could not be read. */
export type Quota = { readonly used: number; readonly limit: number };
export type Quotas = {
  readonly ipRules: Quota | null;
  readonly subnetRules: Quota | null;
  readonly privateEndpoints: Quota | null;
};

/** A registry as one answer of Azure describes it. */
export type RegistryState = RegistrySummary & {
  readonly dataEndpointHostNames: readonly string[];
  readonly connections: readonly Connection[];
};

export type RegistryDetail = RegistryState & {
  readonly subscriptionName: string;
  readonly quotas: Quotas;
  readonly rights: Rights;
  readonly readAt: string;
};

/** What the browser asks for: the state the edit started from, and the differences. */
export type PublicAccessIntent = {
  readonly registry: RegistryRef;
  readonly base: PublicAccess;
  readonly change: PublicAccessChange;
};

/** `submission`: random; the same one sent twice changes once. */
export type SubmittedIntent = PublicAccessIntent & { readonly submission: string };

export type SaveOutcome = {
  /**
   * `saved`: read back and equal. `nothing_to_do`: Azure already held all of it; nothing was sent.
   * `partly`: of two PATCHes the first is in Azure, the second is not.
   */
  readonly result: 'saved' | 'nothing_to_do' | 'partly';
  /** Read just before writing. */
  readonly before: PublicAccess;
  /** Read back after writing. */
  readonly after: PublicAccess;
  /** What others had changed since the edit began, and was kept. */
  readonly keptFromOthers: PublicAccessChange;
  /** What is missing of a change that was saved partly, and why. */
  readonly notSaved: { readonly change: PublicAccessChange; readonly failure: Failure } | null;
  /** How often ours had vanished under somebody else's whole-array write and was sent again. */
  readonly reapplied: number;
  /** When our reading before the write began: foreign writes since then may have been overwritten. */
  readonly windowStart: string;
  /** True when the answer to a PATCH was lost and reading back settled it. */
  readonly settledByReading: boolean;
  readonly readBackAt: string;
  readonly correlationId: string;
};

/** Who brought each rule; `reach`: as far back as the activity log goes, ISO 8601. */
export type RuleHistory = RuleOrigins & { readonly reach: string };

/** One save, to be looked up in the activity log. */
export type ForeignWritesQuery = {
  readonly registry: RegistryRef;
  /** The correlation id of the save's requests. */
  readonly ours: string;
  /** What was saved; of a save that failed, what was to be. */
  readonly change: PublicAccessChange;
  /** Read just before writing; of a save that failed, what the edit started from. */
  readonly before: PublicAccess;
  /** Read back after writing; null for a save that failed. */
  readonly after: PublicAccess | null;
  /** On the server's clock, or as milliseconds ago where only the browser's clock knows. */
  readonly window:
    | { readonly start: string; readonly end: string }
    | { readonly startedAgo: number; readonly endedAgo: number };
};

/** `askedAt`: when the log was read, ISO 8601. */
export type ForeignWrites = Aftermath & { readonly askedAt: string };
