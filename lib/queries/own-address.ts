'use client';
/** The address this browser comes from: asked once, and again when it may have changed. */
import { queryOptions } from '@tanstack/react-query';
import type { OwnAddress } from '#lib/network-access/own-address.ts';
import { fetchResult } from './fetch-result.ts';
import { ownAddressKey } from './keys.ts';

const STAYS_FRESH = 5 * 60_000;

/** @param account the signed-in user's object id. */
export const ownAddressQuery = (account: string) =>
  queryOptions({
    queryKey: ownAddressKey(account),
    queryFn: ({ signal }) => fetchResult<OwnAddress>('/api/own-address', { signal }),
    staleTime: STAYS_FRESH,
  });
