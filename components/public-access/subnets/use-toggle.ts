'use client';
/** Ticking a subnet: what the list already knows about it is kept, so that it is not read once more. */
import { useQueryClient } from '@tanstack/react-query';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { canonicalSubnet, parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import type { NamedSubnet, SubnetInfo, VirtualNetwork } from '#lib/networks/shapes.ts';
import { subnetQuery } from '#lib/queries/networks.ts';
import type { Choice, SubnetFlow } from './use-subnet-flow.ts';

const STATES = { present: 'ok', updating: 'updating', missing: 'no_endpoint' } as const;

export function useToggle(choice: Choice, flow: SubnetFlow, subscriptionName: string) {
  const client = useQueryClient();
  const { account } = useAuth();
  return ({ location }: VirtualNetwork, subnet: SubnetInfo): void => {
    const key = canonicalSubnet(subnet.id);
    const others = choice.chosen.filter((id) => canonicalSubnet(id) !== key);
    if (others.length < choice.chosen.length) {
      flow.choose({ ...choice, chosen: others });
      return;
    }
    const ref = parseSubnetId(subnet.id);
    if (ref === null) return;
    const { id } = subnet;
    const named: NamedSubnet = {
      id,
      state: STATES[subnet.endpoint],
      subnet,
      location,
      subscriptionName,
      failure: null,
    };
    client.setQueryData(subnetQuery(account.oid, ref).queryKey, named);
    flow.choose({ ...choice, chosen: [...choice.chosen, id] });
  };
}
