'use client';
/** Queries around private endpoints. */
import { queryOptions } from '@tanstack/react-query';
import type { CleanUpOffer, EndpointJob, EndpointOptions, JobView } from '#lib/endpoints/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import { registryPath } from './paths.ts';

export const newEndpointPath = (ref: RegistryRef) => `${registryPath(ref)}/private-access/new`;
export const cleanUpPath = (ref: RegistryRef, endpointId: string) =>
  `${registryPath(ref)}/private-access/clean-up?endpoint=${encodeURIComponent(endpointId)}`;

/** @param account the signed-in user's object id. */
export const endpointOptionsQuery = (account: string, ref: RegistryRef, subscriptionId: string) =>
  queryOptions({
    queryKey: [account, 'endpoint-options', registryPath(ref).toLowerCase(), subscriptionId.toLowerCase()],
    queryFn: ({ signal }) =>
      fetchResult<EndpointOptions>(
        `/api${registryPath(ref)}/endpoint-options?subscription=${encodeURIComponent(subscriptionId)}`,
        { signal },
      ),
  });

export const cleanUpOfferQuery = (account: string, ref: RegistryRef, endpointId: string) =>
  queryOptions({
    queryKey: [account, 'clean-up', registryPath(ref).toLowerCase(), endpointId.toLowerCase()],
    queryFn: ({ signal }) =>
      fetchResult<CleanUpOffer>(
        `/api${registryPath(ref)}/clean-up?endpoint=${encodeURIComponent(endpointId)}`,
        { signal },
      ),
  });

export const jobPath = (job: EndpointJob, isThorough: boolean) =>
  `/api/endpoint-jobs?${isThorough ? '' : 'depth=steps&'}job=${encodeURIComponent(JSON.stringify(job))}`;

/** How a plan stands before it is begun: steps that are done already, and what is known to be wrong. */
export const jobQuery = (account: string, job: EndpointJob) =>
  queryOptions({
    queryKey: [account, 'endpoint-job', JSON.stringify(job)],
    queryFn: ({ signal }) => fetchResult<JobView>(jobPath(job, true), { signal }),
  });
