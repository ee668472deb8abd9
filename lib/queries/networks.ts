'use client';
/** Queries for subscriptions, their networks and single subnets. */
import { queryOptions } from '@tanstack/react-query';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { NamedSubnet, NetworkList, ReliantRegistries, SubnetRuleStates } from '#lib/networks/shapes.ts';
import type { RegistryRef, SubscriptionInfo } from '#lib/registries/shapes.ts';
import { fetchResult } from './fetch-result.ts';
import {
  networksKey,
  registrationKey,
  reliantKey,
  subnetKey,
  subnetRulesKey,
  subscriptionsKey,
} from './keys.ts';
import { registryPath, subnetPath } from './paths.ts';

const subscriptionPath = (id: string) => `/api/subscriptions/${encodeURIComponent(id)}`;

/** @param account the signed-in user's object id. */
export const subscriptionsQuery = (account: string) =>
  queryOptions({
    queryKey: subscriptionsKey(account),
    queryFn: ({ signal }) => fetchResult<readonly SubscriptionInfo[]>('/api/subscriptions', { signal }),
  });

export const networksQuery = (account: string, subscriptionId: string) =>
  queryOptions({
    queryKey: networksKey(account, subscriptionId),
    queryFn: ({ signal }) =>
      fetchResult<NetworkList>(`${subscriptionPath(subscriptionId)}/networks`, { signal }),
  });

/** Whether a subscription is registered for registries, in ARM's word. */
export const registrationQuery = (account: string, subscriptionId: string) =>
  queryOptions({
    queryKey: registrationKey(account, subscriptionId),
    queryFn: ({ signal }) =>
      fetchResult<string>(`${subscriptionPath(subscriptionId)}/registration`, { signal }),
  });

/** @param readAt when the registry was read: what its rules name is looked up anew each time it is. */
export const subnetRulesQuery = (account: string, ref: RegistryRef, readAt: string) =>
  queryOptions({
    queryKey: [...subnetRulesKey(account, ref), readAt],
    queryFn: ({ signal }) =>
      fetchResult<SubnetRuleStates>(`/api${registryPath(ref)}/subnet-rules`, { signal }),
  });

export const subnetQuery = (account: string, ref: SubnetRef) =>
  queryOptions({
    queryKey: subnetKey(account, ref),
    queryFn: ({ signal }) => fetchResult<NamedSubnet>(`/api${subnetPath(ref)}`, { signal }),
  });

/** Reads every subscription: only where somebody is about to take a service endpoint away. */
export const reliantRegistriesQuery = (account: string, ref: SubnetRef) =>
  queryOptions({
    queryKey: reliantKey(account, ref),
    queryFn: ({ signal }) => fetchResult<ReliantRegistries>(`/api${subnetPath(ref)}/registries`, { signal }),
  });
