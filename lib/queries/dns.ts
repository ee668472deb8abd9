'use client';
/** Queries for private DNS, of one registry and of all. */
import { queryOptions } from '@tanstack/react-query';
import type { DnsReport, FleetDns } from '#lib/private-dns/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { dnsKey, fleetDnsKey } from './keys.ts';
import { dnsPath } from './paths.ts';

/** @param account the signed-in user's object id. */
export const dnsQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: dnsKey(account, ref),
    queryFn: ({ signal }) => fetchResult<DnsReport>(`/api${dnsPath(ref)}`, { signal }),
  });

export const fleetDnsQuery = (account: string) =>
  queryOptions({
    queryKey: fleetDnsKey(account),
    queryFn: ({ signal }) => fetchResult<FleetDns>('/api/dns', { signal }),
  });
