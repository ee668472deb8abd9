'use client';
/** What a row shows beyond the list; asked only once the row is in view. */
import { useQuery } from '@tanstack/react-query';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { ApprovalDetail, ApprovalRequest, RequestOrigin } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { approvalRowQuery, originRowQuery } from '#lib/queries/rows.ts';

export type RowFacts = {
  readonly detail: ApprovalDetail | undefined;
  readonly origin: RequestOrigin | undefined;
  /** Not known, and not being asked for. */
  readonly hasFailed: boolean;
};

export function useRowFacts(request: ApprovalRequest, isSeen: boolean): RowFacts {
  const isHydrated = useHydrated();
  const { account } = useAuth();
  const { registry, connection } = request;
  const detail = useQuery(approvalRowQuery(account.oid, registry, connection.name, isSeen));
  const origin = useQuery(originRowQuery(account.oid, knownEndpoint(request), isSeen));
  return isHydrated
    ? { detail: detail.data, origin: origin.data, hasFailed: detail.error !== null }
    : { detail: undefined, origin: undefined, hasFailed: false };
}

/** The log of a subscription that nobody here sees would only be refused. */
export const knownEndpoint = ({ endpoint, endpointSubscriptionName }: ApprovalRequest) =>
  endpointSubscriptionName === null ? null : endpoint;
