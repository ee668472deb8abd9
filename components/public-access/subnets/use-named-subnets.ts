'use client';
/** What Azure says about the subnets of stored rules, and about those that the draft adds. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Draft } from '#components/public-access/draft.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { canonicalSubnet, parseSubnetId, subnetId } from '#lib/network-access/subnet-ref.ts';
import type { NamedSubnet } from '#lib/networks/shapes.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { subnetQuery, subnetRulesQuery } from '#lib/queries/networks.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

export type NamedSubnets = {
  /** Undefined while it is being read, and where it could not be. */
  readonly find: (id: string) => NamedSubnet | undefined;
  /** Why the stored rules' subnets could not be looked up. */
  readonly failure: Failure | null;
  readonly readAgain: () => void;
};

export function useNamedSubnets(
  data: RegistryDetail,
  { base, change }: Pick<Draft, 'base' | 'change'>,
): NamedSubnets {
  const { account } = useAuth();
  const stored = useQuery({
    ...subnetRulesQuery(account.oid, data.ref, data.readAt),
    enabled: (base.subnetRules?.length ?? 0) > 0,
    placeholderData: keepPreviousData,
  });
  const added = useSubnets(change.addSubnetRules);
  const known = new Map(
    [...(stored.data?.rules ?? []), ...added].map((named) => [canonicalSubnet(named.id), named]),
  );
  return {
    find: (id) => known.get(canonicalSubnet(id)),
    failure: stored.error === null ? null : failureOf(stored.error),
    readAgain: () => void stored.refetch(),
  };
}

/** Single subnets by their ids; those that are still being read are left out. */
export function useSubnets(ids: readonly string[]): readonly NamedSubnet[] {
  const { account } = useAuth();
  const refs = ids.flatMap((id) => parseSubnetId(id) ?? []);
  return useQueries({
    queries: refs.map((ref) => subnetQuery(account.oid, ref)),
    combine: (results) =>
      results.flatMap(({ data, error }, index): readonly NamedSubnet[] => {
        const ref = refs[index];
        if (data !== undefined) return [data];
        return error === null || ref === undefined ? [] : [unread(subnetId(ref), failureOf(error))];
      }),
  });
}

const unread = (id: string, failure: Failure): NamedSubnet => ({
  id,
  state: 'unread',
  subnet: null,
  location: null,
  subscriptionName: null,
  failure,
});
