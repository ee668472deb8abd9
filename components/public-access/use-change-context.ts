'use client';
/** What besides the registry's settings decides what an edit means to this user. */
import { useQuery } from '@tanstack/react-query';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { dataEndpointHosts } from '#lib/network-access/data-endpoint.ts';
import { publicAddress } from '#lib/network-access/own-address.ts';
import { ownAddressQuery } from '#lib/queries/own-address.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

export function useChangeContext(data: RegistryDetail) {
  const { account } = useAuth();
  const { data: own } = useQuery(ownAddressQuery(account.oid));
  return { ownAddress: publicAddress(own), dataHosts: dataEndpointHosts(data) };
}
