/** What this tab's removals say about connections. Pure. */
import { isFinished, type Operation, type RemovalOperation } from '#lib/operations/operation.ts';

const newestRemoval = (operations: readonly Operation[], name: string): RemovalOperation | undefined =>
  operations
    .filter((operation) => operation.kind === 'removal')
    .find(({ connectionName }) => connectionName.toLowerCase() === name.toLowerCase());

/** Azure has removed it, though what is on screen was read before. @param readAt ISO 8601, UTC. */
export function isRemovedSince(operations: readonly Operation[], name: string, readAt: string): boolean {
  const removal = newestRemoval(operations, name);
  return removal?.phase === 'succeeded' && (removal.finishedAt ?? '') >= readAt;
}

/** On its way, or waiting for its turn. */
export function isBeingRemoved(operations: readonly Operation[], name: string): boolean {
  const removal = newestRemoval(operations, name);
  return removal !== undefined && !isFinished(removal);
}
