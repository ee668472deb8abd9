'use client';
/** Queries for “Can X reach this registry?”. */
import { queryOptions } from '@tanstack/react-query';
import { type AskedClient, formatClient } from '#lib/network-access/reach/client-param.ts';
import type { ReachAnswer } from '#lib/reach/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { reachKey } from './keys.ts';
import { registryPath } from './paths.ts';

/** @param account the signed-in user's object id. */
export const reachQuery = (account: string, ref: RegistryRef, client: AskedClient) =>
  queryOptions({
    queryKey: reachKey(account, ref, formatClient(client)),
    queryFn: ({ signal }) =>
      fetchResult<ReachAnswer>(
        `/api${registryPath(ref)}/reach?client=${encodeURIComponent(formatClient(client))}`,
        { signal },
      ),
  });
