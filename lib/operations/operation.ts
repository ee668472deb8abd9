/** One write, from the moment it is sent to its outcome. Kept by the browser, across pages and reloads. */

import type { Decision } from '#lib/approvals/shapes.ts';
import type { RunPhase } from '#lib/bulk-run/shapes.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { GrantPlanView, RevokeIntent, RevokeOutcome } from '#lib/identities/shapes.ts';
import type { ForeignWrites, PublicAccessIntent, RegistryRef, SaveOutcome } from '#lib/registries/shapes.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';

/**
 * `waiting`: for others of its batch on the same registry. `sending`: the request is on its way. `updating`: Azure accepted and is working. `checking`: the answer
 * was lost and Azure is being read. `unknown`: reading did not settle it either.
 */
export type OperationPhase =
  | 'waiting'
  | 'sending'
  | 'updating'
  | 'checking'
  | 'succeeded'
  | 'failed'
  | 'unknown';

type Common = {
  readonly id: string;
  /** What was written to, or whose page the write was made from. */
  readonly registry: RegistryRef;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly phase: OperationPhase;
  readonly failure?: Failure;
};

export type SaveOperation = Common & {
  readonly kind: 'public-access';
  readonly intent: PublicAccessIntent;
  readonly outcome?: SaveOutcome;
  readonly aftermath?: AftermathChecks;
};

/** Asking the activity log who else wrote meanwhile; it knows only minutes later. */
export type AftermathChecks = {
  /** How many of the appointed checks are done. */
  readonly done: number;
  /** What the last one found. */
  readonly found?: ForeignWrites;
  /** Why the log cannot be read. */
  readonly failure?: Failure;
  /** What has been read and closed, by noticeKey. */
  readonly closed?: readonly string[];
};

type OnConnection = Common & {
  readonly connectionName: string;
  /** What people call the connection: the consumer's private endpoint, or Azure's name where that is gone. */
  readonly shownName: string;
  /** What was sent together has one id. */
  readonly batch: string;
  /** Encrypted by the server; says nothing to the browser. */
  readonly handle?: string;
};

export type EndpointOperation = Common & {
  readonly kind: 'service-endpoint';
  readonly subnetId: string;
  readonly change: 'add' | 'remove';
  /** Encrypted by the server; says nothing to the browser. */
  readonly handle?: string;
};

export type RepairOperation = Common & {
  readonly kind: 'dns-repair';
  /** As reviewed, in order. */
  readonly steps: readonly RepairStep[];
  /** How many of them are in Azure. */
  readonly done: number;
  /** Of the step that Azure is working on; encrypted by the server. */
  readonly handle: string | null;
  /** Of the step that was sent last: sent again under the same one it is carried out once. */
  readonly submission: string;
  /** End of the session it was sent in, in seconds since 1970: another one means that the user came back. */
  readonly sessionEnd: number;
};

export type GrantOperation = Common & {
  readonly kind: 'grant';
  readonly choice: GrantChoice;
  /** What people call who gets it. */
  readonly shownName: string;
  /** The steps as Azure was read last. */
  readonly view: GrantPlanView;
  /** As with repairs. */
  readonly sessionEnd: number;
};

export type RevokeOperation = Common & {
  readonly kind: 'revoke';
  readonly intent: RevokeIntent;
  readonly shownName: string;
  /** The role's name. */
  readonly role: string;
  /** Absent where the answer was lost and reading settled it. */
  readonly outcome?: RevokeOutcome;
};

export type DecisionOperation = OnConnection & {
  readonly kind: 'decision';
  readonly decision: Decision;
  /** As typed, for trying again. */
  readonly reason: string;
};

export type RemovalOperation = OnConnection & {
  readonly kind: 'removal';
  /** What the connection was when it was removed. */
  readonly wasStatus: string;
};

/** `registry`: the first of them. What is known of each is in bulk-run-store.ts, under the same id. */
export type BulkOperation = Common & {
  readonly kind: 'bulk-change';
  readonly what: 'change' | 'undo';
  readonly step: RunPhase;
  readonly total: number;
  readonly done: number;
  /** Refused or uncertain. */
  readonly bad: number;
  /** Not sent yet, or on their way. */
  readonly open: number;
};

export type ConnectionOperation = DecisionOperation | RemovalOperation;
export type Operation =
  | SaveOperation
  | ConnectionOperation
  | EndpointOperation
  | RepairOperation
  | GrantOperation
  | RevokeOperation
  | BulkOperation;

export const isFinished = ({ phase }: Operation) =>
  phase === 'succeeded' || phase === 'failed' || phase === 'unknown';

/** A save can be taken back once Azure has shown it. */
export const canUndo = (operation: Operation): operation is SaveOperation & { outcome: SaveOutcome } =>
  operation.kind === 'public-access' &&
  (operation.outcome?.result === 'saved' || operation.outcome?.result === 'partly');
