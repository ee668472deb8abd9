'use client';
/** Queries for “Can X reach this registry?”. */
import { queryOptions } from '@tanstack/react-query';
import { type AskedClient, formatClient } from '#lib/network-access/reach/client-param.ts';
import type { ReachAnswer, TaskChoice } from '#lib/reach/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type AskedIdentity, formatAskedIdentity } from '#lib/rights/asked-identity.ts';
import { fetchResult } from './fetch-result.ts';
import { reachKey, tasksKey } from './keys.ts';
import { registryPath } from './paths.ts';

/** @param account the signed-in user's object id. @param as null where nobody was named. */
export const reachQuery = (
  account: string,
  ref: RegistryRef,
  client: AskedClient,
  as: AskedIdentity | null,
) => {
  const query = new URLSearchParams({
    client: formatClient(client),
    ...(as === null ? {} : { as: formatAskedIdentity(as) }),
  });
  return queryOptions({
    queryKey: reachKey(account, ref, formatClient(client), query.get('as') ?? ''),
    queryFn: ({ signal }) => fetchResult<ReachAnswer>(`/api${registryPath(ref)}/reach?${query}`, { signal }),
  });
};

export const tasksQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: tasksKey(account, ref),
    queryFn: ({ signal }) => fetchResult<readonly TaskChoice[]>(`/api${registryPath(ref)}/tasks`, { signal }),
  });
