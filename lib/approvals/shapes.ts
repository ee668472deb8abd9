/** What the approval use cases answer and accept; safe to send to the browser. */
import type { EndpointRef, EndpointView } from '#lib/connections/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { ConnectionCounts, NetworkAccess } from '#lib/network-access/model.ts';
import type { Connection, Quotas, RegistryRef, SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { Rights } from '#lib/rights/rights.ts';

/** One pending connection with the registry it asks for. Costs no more than the registry list. */
export type ApprovalRequest = {
  readonly registry: RegistryRef;
  readonly registryId: string;
  readonly loginServer: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly access: NetworkAccess;
  readonly connection: Connection;
  /** Parsed from the private endpoint's id; `null` when the id is missing or not understood. */
  readonly endpoint: EndpointRef | null;
  /** `null`: the endpoint's subscription is not visible to the user. */
  readonly endpointSubscriptionName: string | null;
};

export type ApprovalList = {
  readonly requests: readonly ApprovalRequest[];
  /** Connections of all registries by the subscription they come from (lower-cased id). */
  readonly origins: Readonly<Record<string, ConnectionCounts>>;
  /** How many registries were looked at. */
  readonly registriesRead: number;
  readonly subscriptions: readonly SubscriptionInfo[];
  readonly failures: readonly { readonly subscription: SubscriptionInfo; readonly failure: Failure }[];
  readonly readAt: string;
};

/** Another connection to the same registry from the same subscription. */
export type OtherConnection = Pick<Connection, 'name' | 'status' | 'description'> & {
  readonly endpointName: string;
};

export type ApprovalDetail = {
  readonly request: ApprovalRequest;
  readonly requester: EndpointView;
  /** Other endpoints of the same registry in the requester's network, by name; `null`: it could not be read. */
  readonly neighbours: readonly string[] | null;
  /** The registry's home region and its replicas'; `null`: they could not be read. */
  readonly regions: readonly string[] | null;
  readonly others: readonly OtherConnection[];
  readonly quotas: Quotas;
  readonly rights: Rights;
  readonly readAt: string;
};

/** Who made the requester's endpoint, and when, as far as the activity log of its subscription tells. */
export type RequestOrigin = {
  /** ISO 8601, UTC; `null`: the log does not tell. */
  readonly at: string | null;
  readonly by: string | null;
  /** Why nothing is known: no access to its subscription's log, or older than the log. */
  readonly unknown: 'not_readable' | 'not_in_log' | null;
};

export type Decision = 'approve' | 'reject';

export type DecisionIntent = {
  readonly registry: RegistryRef;
  readonly connectionName: string;
  readonly decision: Decision;
  /** The whole description to store: the requester's message, then the reason (see description.ts). */
  readonly description: string;
  /** The status and description the approver was looking at. */
  readonly base: { readonly status: string; readonly description: string | null };
};

/** One or many decisions of one kind, sent together. `batch`: random; the same one sent twice is carried out once. */
export type DecisionBatch = {
  readonly batch: string;
  readonly decision: Decision;
  readonly items: readonly Omit<DecisionIntent, 'decision'>[];
};

/** A decision that the activity log remembers. */
export type LoggedDecision = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly what: 'approved' | 'rejected' | 'removed';
  readonly subscription: SubscriptionInfo;
  readonly registry: string;
  readonly connectionName: string;
  /** `null`: the log does not name it, and the connection is gone. */
  readonly endpoint: string | null;
  /** What was stored with the decision; `null`: the log does not tell. */
  readonly reason: string | null;
  readonly outcome: 'accepted' | 'refused';
  /** Azure's id of the request, for support. */
  readonly requestId: string | null;
  readonly correlationId: string | null;
};

export type DecisionLog = {
  /** Newest first. */
  readonly decisions: readonly LoggedDecision[];
  /** How far back the log was read: ISO 8601, UTC. */
  readonly from: string;
  readonly failures: ApprovalList['failures'];
  readonly readAt: string;
};
