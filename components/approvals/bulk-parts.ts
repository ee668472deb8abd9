/** Which of the chosen requests can be decided on together, and why others cannot. Pure. */
import type { ApprovalRequest, Decision } from '#lib/approvals/shapes.ts';
import type { InputIssue } from '#lib/errors/failure.ts';
import { validateDecision } from '#lib/network-access/connection.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { newestDecision } from '#lib/operations/still-pending.ts';
import type { Right } from '#lib/rights/rights.ts';
import { isRunning } from './decisions.ts';

export type LeftOut = {
  readonly request: ApprovalRequest;
  /** Already on its way in this tab, being changed by somebody else, or without the right to decide. */
  readonly why: 'running' | 'updating' | 'forbidden';
};

export type BulkParts = {
  readonly ready: readonly ApprovalRequest[];
  readonly leftOut: readonly LeftOut[];
};

/** @param rightOf what is known of the user's right to decide on a request; `unknown` is tried. */
export function bulkParts(
  requests: readonly ApprovalRequest[],
  operations: readonly Operation[],
  rightOf: (request: ApprovalRequest) => Right,
): BulkParts {
  const leftOut = requests.flatMap((request): readonly LeftOut[] => {
    const { registry, connection } = request;
    if (isRunning(newestDecision(operations, { registry, connectionName: connection.name })))
      return [{ request, why: 'running' }];
    if (connection.provisioningState.toLowerCase() === 'updating') return [{ request, why: 'updating' }];
    return rightOf(request) === 'missing' ? [{ request, why: 'forbidden' }] : [];
  });
  return { ready: requests.filter((request) => !leftOut.some((left) => left.request === request)), leftOut };
}

export type TooLong = { readonly request: ApprovalRequest; readonly over: number };

/**
 * What is wrong with the reason for all of them, and with which of them alone it does not fit.
 * @param messageOf what is known of the requester's message, which stays in front of the reason.
 */
export function reasonIssues(
  decision: Decision,
  reason: string,
  requests: readonly ApprovalRequest[],
  messageOf: (request: ApprovalRequest) => string | null,
): { readonly issue: InputIssue | undefined; readonly tooLong: readonly TooLong[] } {
  const tooLong: TooLong[] = [];
  let issue: InputIssue | undefined;
  for (const request of requests) {
    for (const found of validateDecision({ decision, reason, message: messageOf(request) })) {
      if (found.code === 'description_overflow')
        tooLong.push({ request, over: Number(found.values?.['over'] ?? 0) });
      else issue ??= found;
    }
  }
  return { issue, tooLong: tooLong.sort((a, b) => b.over - a.over) };
}
