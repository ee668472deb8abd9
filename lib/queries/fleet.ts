'use client';
/** The whole fleet as columns, for the screens that search, judge or change it as one. */
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FleetReading as Reading } from './fleet-reading.ts';
import { streamFleet } from './fleet-stream.ts';
import { registriesKey } from './keys.ts';
import { keepNewest, withNewest } from './newest-registries.ts';

export type FleetReading = Reading;

export type Fleet = {
  /** Undefined before the first rows. */
  readonly reading: FleetReading | undefined;
  readonly error: unknown;
  readonly isReading: boolean;
  readonly readAgain: () => void;
};

/** Going back to the list is instant for so long. Milliseconds. */
const KEPT_FOR = 30 * 60_000;

const fleetQuery = (account: string) =>
  queryOptions({
    queryKey: registriesKey(account),
    // Without the signal: who leaves the page in the middle finds the fleet read when coming back.
    queryFn: ({ client }) => readFleet(client, account),
    structuralSharing: false,
    gcTime: KEPT_FOR,
  });

/** @param account the signed-in user's object id. */
export function useFleet(account: string): Fleet {
  const client = useQueryClient();
  useEffect(() => keepNewest(client, account), [client, account]);
  const { data, error, isFetching, refetch } = useQuery(fleetQuery(account));
  return { reading: data, error, isReading: isFetching, readAgain: () => void refetch() };
}

/** A first reading shows as it comes; a later one takes the place of what is shown when it is whole. */
async function readFleet(client: QueryClient, account: string): Promise<FleetReading> {
  const key = registriesKey(account);
  const known = client.getQueryData<FleetReading>(key);
  if (known?.isComplete) return withNewest(client, account, await streamFleet(known.asOf));
  const first = await streamFleet(null, (reading) => client.setQueryData(key, reading));
  if (!first.newerFollows) return withNewest(client, account, first);
  client.setQueryData(key, await withNewest(client, account, first));
  return withNewest(client, account, await streamFleet(first.asOf));
}
