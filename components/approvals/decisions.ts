/** What this tab's decisions say about requests. Pure. */
import { groupOperations, type OperationGroup } from '#lib/operations/groups.ts';
import { type DecisionOperation, isFinished, type Operation } from '#lib/operations/operation.ts';
import { isDecision } from '#lib/operations/still-pending.ts';

export type RunningDecision = DecisionOperation & {
  readonly phase: 'waiting' | 'sending' | 'updating' | 'checking';
};

export const isRunning = (operation: DecisionOperation | undefined): operation is RunningDecision =>
  operation !== undefined && !isFinished(operation);

const DONE_SHOWN = 2;

/** For the inbox: what runs, what did not work, and the latest that did. The operations panel keeps them all. */
export function worthShowing(operations: readonly Operation[]): readonly OperationGroup<DecisionOperation>[] {
  const groups = groupOperations(operations.filter(isDecision));
  const isOpen = ({ operations: own }: OperationGroup<DecisionOperation>) => own.some(isRunning);
  const isDone = ({ operations: own }: OperationGroup<DecisionOperation>) =>
    own.every(({ phase }) => phase === 'succeeded');
  return [
    ...groups.filter(isOpen),
    ...groups.filter((group) => !isOpen(group) && !isDone(group)),
    ...groups.filter(isDone).slice(0, DONE_SHOWN),
  ];
}

/** Nobody knows what became of it, and Azure has not been read since. */
export const isUnsettled = (operation: DecisionOperation | undefined, readAt: string): boolean =>
  operation?.phase === 'unknown' && readAt <= (operation.finishedAt ?? operation.startedAt);
