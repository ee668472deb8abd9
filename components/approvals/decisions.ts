/** Which of this tab's decisions belongs to a request, and what it says about it. Pure. */
import { type DecisionOperation, isFinished, type Operation } from '#lib/operations/operation.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Target = { readonly registry: RegistryRef; readonly connectionName: string };

/** Azure keeps names in the letter case they were made with, and ignores it. */
const keyOf = ({ registry, connectionName }: Target) => approvalPath(registry, connectionName).toLowerCase();

const isDecision = (operation: Operation): operation is DecisionOperation => operation.kind === 'decision';

/** @param operations newest first, as the store keeps them. */
export const newestDecision = (
  operations: readonly Operation[],
  target: Target,
): DecisionOperation | undefined =>
  operations.filter(isDecision).find((operation) => keyOf(operation) === keyOf(target));

export type RunningDecision = DecisionOperation & { readonly phase: 'sending' | 'updating' | 'checking' };

export const isRunning = (operation: DecisionOperation | undefined): operation is RunningDecision =>
  operation !== undefined && !isFinished(operation);

const DONE_SHOWN = 2;

/** For the inbox: what runs, what did not work, and the latest that did. The operations panel keeps them all. */
export function worthShowing(operations: readonly Operation[]): readonly DecisionOperation[] {
  const decisions = operations.filter(isDecision);
  const done = decisions.filter(({ phase }) => phase === 'succeeded');
  return [
    ...decisions.filter(isRunning),
    ...decisions.filter((operation) => !isRunning(operation) && operation.phase !== 'succeeded'),
    ...done.slice(0, DONE_SHOWN),
  ];
}

/**
 * Azure has carried it out, though what is on screen was read before.
 * @param readAt when that was, by the server's clock like the operation's own times: ISO 8601, UTC.
 */
export const isDoneSince = (operation: DecisionOperation | undefined, readAt: string): boolean =>
  operation?.phase === 'succeeded' && (operation.finishedAt ?? '') >= readAt;

/** Nobody knows what became of it, and Azure has not been read since. */
export const isUnsettled = (operation: DecisionOperation | undefined, readAt: string): boolean =>
  operation?.phase === 'unknown' && readAt <= (operation.finishedAt ?? operation.startedAt);
