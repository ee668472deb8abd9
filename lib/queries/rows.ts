'use client';
/** Queries for rows in view: the same cache entries as elsewhere, asked a few at a time and not again so soon. */
import { queryOptions } from '@tanstack/react-query';
import pLimit from 'p-limit';
import type { ApprovalDetail, RequestOrigin } from '#lib/approvals/shapes.ts';
import type { ConnectionDetail, EndpointRef } from '#lib/connections/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { approvalKey, endpointKey, originKey } from './keys.ts';
import { approvalPath, endpointPath } from './paths.ts';

/** Under way at once: whoever opens something must not wait behind a whole list. */
const AT_ONCE = 3;
/** A list full of rows is many questions. Milliseconds. */
const FRESH_FOR = 5 * 60_000;
/** Who asked, and when, does not change. */
const UNCHANGING = 60 * 60_000;

const limit = pLimit(AT_ONCE);

/** @param account the signed-in user's object id. @param enabled whether the row is in view. */
export const approvalRowQuery = (account: string, ref: RegistryRef, connection: string, enabled: boolean) =>
  queryOptions({
    queryKey: approvalKey(account, ref, connection),
    queryFn: ({ signal }) =>
      limit(() => fetchResult<ApprovalDetail>(`/api${approvalPath(ref, connection)}`, { signal })),
    staleTime: FRESH_FOR,
    enabled,
  });

/** @param endpoint null where nobody could tell: it is then not asked. */
export const originRowQuery = (account: string, endpoint: EndpointRef | null, enabled: boolean) =>
  queryOptions({
    queryKey: originKey(account, endpoint ?? NOWHERE),
    queryFn: ({ signal }) =>
      limit(() => fetchResult<RequestOrigin>(`/api${endpointPath(endpoint ?? NOWHERE)}/origin`, { signal })),
    staleTime: UNCHANGING,
    enabled: enabled && endpoint !== null,
  });

/** The consumer's side of a connection. @param endpoint null where the user sees nothing of it. */
export const endpointRowQuery = (account: string, endpoint: EndpointRef | null, enabled: boolean) =>
  queryOptions({
    queryKey: endpointKey(account, endpoint ?? NOWHERE),
    queryFn: ({ signal }) =>
      limit(() => fetchResult<ConnectionDetail>(`/api${endpointPath(endpoint ?? NOWHERE)}`, { signal })),
    staleTime: FRESH_FOR,
    enabled: enabled && endpoint !== null,
  });

const NOWHERE: EndpointRef = { subscriptionId: '', resourceGroup: '', name: '' };
