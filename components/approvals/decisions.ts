/** Which of this tab's decisions belongs to a request, and what it says about it. Pure. */
import { type DecisionOperation, isFinished, type Operation } from '#lib/operations/operation.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Target = { readonly registry: RegistryRef; readonly connectionName: string };

/** Azure keeps names in the letter case they were made with, and ignores it. */
const keyOf = ({ registry, connectionName }: Target) => approvalPath(registry, connectionName).toLowerCase();

export const isDecision = (operation: Operation): operation is DecisionOperation =>
  operation.kind === 'decision';

/** @param operations newest first, as the store keeps them. */
export const newestDecision = (
  operations: readonly Operation[],
  target: Target,
): DecisionOperation | undefined =>
  operations.filter(isDecision).find((operation) => keyOf(operation) === keyOf(target));

export type RunningDecision = DecisionOperation & { readonly phase: 'sending' | 'updating' | 'checking' };

export const isRunning = (operation: DecisionOperation | undefined): operation is RunningDecision =>
  operation !== undefined && !isFinished(operation);

/**
 * Azure has carried it out, though what is on screen was read before.
 * @param readAt when that was, by the server's clock like the operation's own times: ISO 8601, UTC.
 */
export const isDoneSince = (operation: DecisionOperation | undefined, readAt: string): boolean =>
  operation?.phase === 'succeeded' && (operation.finishedAt ?? '') >= readAt;

/** Nobody knows what became of it, and Azure has not been read since. */
export const isUnsettled = (operation: DecisionOperation | undefined, readAt: string): boolean =>
  operation?.phase === 'unknown' && readAt <= (operation.finishedAt ?? operation.startedAt);
