/** What the approval use cases answer and accept; safe to send to the browser. */
import type { Failure } from '#lib/errors/failure.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { Connection, Quotas, RegistryRef, SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { Rights } from '#lib/rights/rights.ts';

/** One pending connection with the registry it asks for. Costs no more than the registry list. */
export type ApprovalRequest = {
  readonly registry: RegistryRef;
  readonly registryId: string;
  readonly loginServer: string;
  readonly location: string;
  readonly access: NetworkAccess;
  readonly connection: Connection;
  /** Parsed from the private endpoint's id; `null` when the id is missing or not understood. */
  readonly endpoint: {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly name: string;
  } | null;
  /** `null`: the endpoint's subscription is not visible to the user. */
  readonly endpointSubscriptionName: string | null;
};

export type ApprovalList = {
  readonly requests: readonly ApprovalRequest[];
  /** How many registries were looked at. */
  readonly registriesRead: number;
  readonly subscriptions: readonly SubscriptionInfo[];
  readonly failures: readonly { readonly subscription: SubscriptionInfo; readonly failure: Failure }[];
  readonly readAt: string;
};

/** The requester's own private endpoint, if the approver may read it. */
export type RequesterEndpoint =
  | {
      readonly visible: true;
      readonly location: string;
      readonly subnetId: string | null;
      readonly requestMessage: string | null;
    }
  | { readonly visible: false };

export type ApprovalDetail = {
  readonly request: ApprovalRequest;
  readonly requester: RequesterEndpoint;
  readonly quotas: Quotas;
  readonly rights: Rights;
  readonly readAt: string;
};

export type DecisionIntent = {
  readonly registry: RegistryRef;
  readonly connectionName: string;
  readonly decision: 'approve' | 'reject';
  /** The whole description to store: the requester's message, then the reason (see description.ts). */
  readonly description: string;
  /** The status and description the approver was looking at. */
  readonly base: { readonly status: string; readonly description: string | null };
};

/** Azure accepted; `handle` (encrypted, bound to the user) is what progress is asked with. */
export type DecisionAccepted = { readonly handle: string; readonly correlationId: string };

export type DecisionProgress =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded'; readonly connection: Connection; readonly readBackAt: string }
  | { readonly state: 'failed'; readonly failure: Failure; readonly connection: Connection | null };
