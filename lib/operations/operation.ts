/** One write, from the moment it is sent to its outcome. Kept by the browser, across pages and reloads. */
import type { Decision } from '#lib/approvals/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { PublicAccessIntent, RegistryRef, SaveOutcome } from '#lib/registries/shapes.ts';

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

type OnConnection = Common & {
  readonly connectionName: string;
  /** What people call the connection: the consumer's private endpoint, or Azure's name where that is gone. */
  readonly shownName: string;
  /** What was sent together has one id. */
  readonly batch: string;
  /** Encrypted by the server; says nothing to the browser. */
  readonly handle?: string;
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

export type ConnectionOperation = DecisionOperation | RemovalOperation;
export type Operation = SaveOperation | ConnectionOperation;

export const isFinished = ({ phase }: Operation) =>
  phase === 'succeeded' || phase === 'failed' || phase === 'unknown';

/** A save can be taken back once Azure has shown it. */
export const canUndo = (operation: Operation): operation is SaveOperation & { outcome: SaveOutcome } =>
  operation.kind === 'public-access' &&
  (operation.outcome?.result === 'saved' || operation.outcome?.result === 'partly');
