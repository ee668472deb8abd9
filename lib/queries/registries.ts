'use client';
/** Queries for registries. */
import { queryOptions } from '@tanstack/react-query';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { registryKey } from './keys.ts';
import { registryPath } from './paths.ts';

/** @param account the signed-in user's object id. */
export const registryQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: registryKey(account, ref),
    queryFn: ({ signal }) => fetchResult<RegistryDetail>(`/api${registryPath(ref)}`, { signal }),
  });
