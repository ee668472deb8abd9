'use client';
/** Queries for who may use a registry, and for what granting access takes. */
import { queryOptions } from '@tanstack/react-query';
import type { GrantCandidates, GrantPlanView, RegistryIdentities, RightsAt } from '#lib/identities/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';
import { fetchResult } from './fetch-result.ts';
import { candidatesKey, identitiesKey, rightsAtKey } from './keys.ts';
import { identitiesPath } from './paths.ts';

/** @param account the signed-in user's object id. */
export const identitiesQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: identitiesKey(account, ref),
    queryFn: ({ signal }) => fetchResult<RegistryIdentities>(`/api${identitiesPath(ref)}`, { signal }),
  });

export const candidatesQuery = (account: string, subscriptionId: string) =>
  queryOptions({
    queryKey: candidatesKey(account, subscriptionId),
    queryFn: ({ signal }) =>
      fetchResult<GrantCandidates>(
        `/api/subscriptions/${encodeURIComponent(subscriptionId)}/grant-candidates`,
        { signal },
      ),
  });

/** No query: a step that somebody carried out meanwhile must be seen, so it is never cached. */
export const readPlan = (ref: RegistryRef, choice: GrantChoice) =>
  fetchResult<GrantPlanView>(
    `/api${identitiesPath(ref)}/plan?choice=${encodeURIComponent(JSON.stringify(choice))}`,
  );

/** @param scope ARM's id of a subscription, a group or a network resource. */
export const rightsAtQuery = (account: string, scope: string) =>
  queryOptions({
    queryKey: rightsAtKey(account, scope),
    queryFn: ({ signal }) =>
      fetchResult<RightsAt>(`/api/rights?scope=${encodeURIComponent(scope)}`, { signal }),
  });
