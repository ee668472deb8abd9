/** Which of this tab's decisions belongs to a request, and whether it still waits. Pure. */
import type { ApprovalList, ApprovalRequest } from '#lib/approvals/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { DecisionOperation, Operation } from './operation.ts';

type Target = { readonly registry: RegistryRef; readonly connectionName: string };

/** Azure keeps names in the letter case they were made with, and ignores it. */
const keyOf = ({ registry, connectionName }: Target) =>
  [registry.subscriptionId, registry.resourceGroup, registry.name, connectionName].join('/').toLowerCase();

export const isDecision = (operation: Operation): operation is DecisionOperation =>
  operation.kind === 'decision';

/** @param operations newest first, as the store keeps them. */
export const newestDecision = (
  operations: readonly Operation[],
  target: Target,
): DecisionOperation | undefined =>
  operations.filter(isDecision).find((operation) => keyOf(operation) === keyOf(target));

/**
 * Azure has carried it out, though what is on screen was read before.
 * @param readAt when that was, by the server's clock like the operation's own times: ISO 8601, UTC.
 */
export const isDoneSince = (operation: DecisionOperation | undefined, readAt: string): boolean =>
  operation?.phase === 'succeeded' && (operation.finishedAt ?? '') >= readAt;

/** A request leaves the list when Azure has shown the decision, not when the list is read again. */
export const stillPending = (
  list: Pick<ApprovalList, 'requests' | 'readAt'>,
  operations: readonly Operation[],
): readonly ApprovalRequest[] =>
  list.requests.filter(({ registry, connection }) => {
    const operation = newestDecision(operations, { registry, connectionName: connection.name });
    return !isDoneSince(operation, list.readAt);
  });
