/** Operations that were sent together, and how far they are. Pure. */
import { type ConnectionOperation, isFinished, type Operation } from './operation.ts';

/** One operation alone, or those of a batch in the order in which they were sent. */
export type OperationGroup<T extends Operation = Operation> = {
  readonly id: string;
  readonly operations: readonly [T, ...T[]];
};

/** @param operations newest first. @returns groups in the order of their first members. */
export function groupOperations<T extends Operation>(operations: readonly T[]): readonly OperationGroup<T>[] {
  const byId = Map.groupBy(operations, (operation) =>
    'batch' in operation ? String(operation.batch) : operation.id,
  );
  return [...byId].flatMap(([id, [first, ...rest]]) =>
    first === undefined ? [] : [{ id, operations: [first, ...rest] as const }],
  );
}

export type BatchSummary = {
  readonly total: number;
  readonly succeeded: number;
  /** Refused, overtaken, or never sent. */
  readonly failed: number;
  readonly unknown: number;
  /** Still waiting or on their way. */
  readonly open: number;
};

export function summarise(operations: readonly Pick<ConnectionOperation, 'phase'>[]): BatchSummary {
  const count = (phase: Operation['phase']) => operations.filter((one) => one.phase === phase).length;
  const [succeeded, failed, unknown] = [count('succeeded'), count('failed'), count('unknown')];
  const total = operations.length;
  return { total, succeeded, failed, unknown, open: total - succeeded - failed - unknown };
}

/** The last end of a batch that has ended: ISO 8601, UTC. */
export function endOf(operations: readonly Operation[]): string | undefined {
  if (!operations.every(isFinished)) return undefined;
  return operations
    .map(({ finishedAt }) => finishedAt ?? '')
    .toSorted()
    .at(-1);
}
