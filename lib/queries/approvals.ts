'use client';
/** Queries for the approvals inbox. */
import { queryOptions } from '@tanstack/react-query';
import type { ApprovalDetail, ApprovalList, DecisionLog } from '#lib/approvals/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { approvalKey, approvalsKey, decisionsKey } from './keys.ts';
import { approvalPath } from './paths.ts';

export const approvalsQuery = (account: string) =>
  queryOptions({
    queryKey: approvalsKey(account),
    queryFn: ({ signal }) => fetchResult<ApprovalList>('/api/approvals', { signal }),
  });

export const approvalQuery = (account: string, ref: RegistryRef, connection: string) =>
  queryOptions({
    queryKey: approvalKey(account, ref, connection),
    queryFn: ({ signal }) => fetchResult<ApprovalDetail>(`/api${approvalPath(ref, connection)}`, { signal }),
  });

export const decisionsQuery = (account: string) =>
  queryOptions({
    queryKey: decisionsKey(account),
    queryFn: ({ signal }) => fetchResult<DecisionLog>('/api/decisions', { signal }),
  });
