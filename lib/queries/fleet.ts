'use client';
/** The whole fleet as columns, for the screens that search, judge or change it as one. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { tableOf } from '#lib/fleet-table/build-table.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import type { RegistryList, SubscriptionInfo } from '#lib/registries/shapes.ts';
import { registriesQuery } from './registries.ts';

export type FleetReading = {
  readonly table: FleetTable;
  readonly subscriptions: readonly SubscriptionInfo[];
  /** Subscriptions that could not be read: their registries are missing, or as old as `asOf`. */
  readonly failures: RegistryList['failures'];
  /** `graph`: Resource Graph's copy, which may be behind. `arm`: every subscription's own list was read. */
  readonly source: 'graph' | 'arm';
  /** When the oldest of it was read: ISO 8601, UTC. */
  readonly asOf: string;
  /** How many rows there will be; null while nobody has told. */
  readonly expected: number | null;
};

export type Fleet = {
  /** Undefined before the first rows. */
  readonly reading: FleetReading | undefined;
  readonly error: unknown;
  readonly isReading: boolean;
  readonly readAgain: () => void;
};

/** @param account the signed-in user's object id. */
export function useFleet(account: string): Fleet {
  const { data, error, isFetching, refetch } = useQuery(registriesQuery(account));
  const reading = useMemo(() => (data === undefined ? undefined : readingOf(data)), [data]);
  return { reading, error, isReading: isFetching, readAgain: () => void refetch() };
}

const readingOf = ({ registries, subscriptions, failures, readAt }: RegistryList): FleetReading => ({
  table: tableOf(registries),
  subscriptions,
  failures,
  source: 'arm',
  asOf: readAt,
  expected: registries.length,
});
