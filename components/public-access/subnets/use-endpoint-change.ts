'use client';
/** One change of a service endpoint, from the reading it is relative to, over one confirmation, to its end. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { canonicalSubnet, type SubnetRef, subnetId } from '#lib/network-access/subnet-ref.ts';
import type { EndpointOperation } from '#lib/operations/operation.ts';
import { useChangeServiceEndpoint } from '#lib/queries/change-service-endpoint.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { reliantRegistriesQuery, subnetQuery } from '#lib/queries/networks.ts';
import { type Operation, useOperations } from '#lib/queries/operations.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** @param registry from whose page the change is asked for. */
export function useEndpointChange(registry: RegistryRef, ref: SubnetRef, change: 'add' | 'remove') {
  const { account } = useAuth();
  const send = useChangeServiceEndpoint();
  // Always read anew: the change is relative to the version that is shown.
  const read = useQuery({ ...subnetQuery(account.oid, ref), staleTime: 0 });
  const reliant = useQuery({
    ...reliantRegistriesQuery(account.oid, ref),
    staleTime: 0,
    enabled: change === 'remove',
  });
  const isThis = (known: Operation): known is EndpointOperation =>
    known.kind === 'service-endpoint' &&
    known.change === change &&
    canonicalSubnet(known.subnetId) === canonicalSubnet(subnetId(ref));
  const operation = useOperations().find(isThis) ?? null;
  const isRunning = operation !== null && operation.finishedAt === undefined;
  const [isSent, setSent] = useState(isRunning);
  const [refusal, setRefusal] = useState<Failure | null>(null);

  const subnet = read.data?.subnet ?? null;
  const named = reliant.data?.registries ?? [];
  const readError = read.error ?? reliant.error;
  const failure = refusal ?? (isSent ? (operation?.failure ?? null) : null);
  return {
    named: read.data ?? null,
    subnet,
    /** When Azure said so: milliseconds since 1970. */
    readAt: read.dataUpdatedAt,
    reliant: reliant.data ?? null,
    isReading: read.isFetching || reliant.isFetching,
    readFailure: readError === null ? null : failureOf(readError),
    /** Null unless the change was sent from here, or is under way. */
    operation: isSent ? operation : null,
    /** Nothing is left to do: it was done here, or by somebody else. */
    isDone:
      !isRunning &&
      failure === null &&
      subnet !== null &&
      (subnet.endpoint === 'present') === (change === 'add'),
    failure,
    readAgain: () => {
      setRefusal(null);
      setSent(false);
      void read.refetch();
      if (change === 'remove') void reliant.refetch();
    },
    confirm: async () => {
      if (subnet === null) return;
      setSent(true);
      setRefusal(null);
      const common = { registry, subnetId: subnetId(ref), etag: subnet.etag };
      const refused = await send(
        change === 'add' ? { ...common, change } : { ...common, change, registries: named.map(registryId) },
      );
      if (refused === null) return;
      setSent(false);
      setRefusal(refused);
    },
  };
}

export type EndpointChangeState = ReturnType<typeof useEndpointChange>;
