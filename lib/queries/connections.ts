'use client';
/** Queries for the connections of a registry and the endpoints behind them. */
import { queryOptions } from '@tanstack/react-query';
import type { PrivateAccess, ReplicaReadiness } from '#lib/connections/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { privateAccessKey, readinessKey } from './keys.ts';
import { privateAccessPath, registryPath } from './paths.ts';

/** @param account the signed-in user's object id. */
export const privateAccessQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: privateAccessKey(account, ref),
    queryFn: ({ signal }) => fetchResult<PrivateAccess>(`/api${privateAccessPath(ref)}`, { signal }),
  });

/** Asked only when somebody wants to know: it reads every endpoint. */
export const readinessQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: readinessKey(account, ref),
    queryFn: ({ signal }) =>
      fetchResult<ReplicaReadiness>(`/api${registryPath(ref)}/replica-readiness`, { signal }),
  });
