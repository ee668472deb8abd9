/** One write, from the moment it is sent to its outcome. Kept by the browser, across pages and reloads. */
import type { DecisionIntent } from '#lib/approvals/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { PublicAccessIntent, RegistryRef, SaveOutcome } from '#lib/registries/shapes.ts';

/**
 * `sending`: the request is on its way. `updating`: Azure accepted and is working. `checking`: the answer
 * was lost and Azure is being read. `unknown`: reading did not settle it either.
 */
export type OperationPhase = 'sending' | 'updating' | 'checking' | 'succeeded' | 'failed' | 'unknown';

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
};

export type DecisionOperation = Common & {
  readonly kind: 'decision';
  readonly connectionName: string;
  /** What people call the connection: the requester's private endpoint, or Azure's name where that is gone. */
  readonly shownName: string;
  readonly decision: DecisionIntent['decision'];
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

export type Operation = SaveOperation | DecisionOperation | EndpointOperation;

export const isFinished = ({ phase }: Operation) =>
  phase === 'succeeded' || phase === 'failed' || phase === 'unknown';

/** A save can be taken back once Azure has shown it. */
export const canUndo = (operation: Operation): operation is SaveOperation & { outcome: SaveOutcome } =>
  operation.kind === 'public-access' &&
  (operation.outcome?.result === 'saved' || operation.outcome?.result === 'partly');
