/** The rows of the subnet rules' table: what the draft adds first, then Azure's rules with their marks. Pure. */
import type { Draft } from '#components/public-access/draft.ts';
import type { RowMark } from '#components/public-access/row-mark.tsx';
import { canonicalSubnet, parseSubnetId, type SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { NamedSubnet } from '#lib/networks/shapes.ts';

export type SubnetRow = {
  readonly id: string;
  readonly mark: RowMark;
  /** Null for an id that names no subnet. */
  readonly ref: SubnetRef | null;
};

export function subnetRows({ base, change }: Pick<Draft, 'base' | 'change'>): readonly SubnetRow[] {
  const removed = new Set(change.removeSubnetRules.map(canonicalSubnet));
  const row = (id: string, mark: RowMark): SubnetRow => ({ id, mark, ref: parseSubnetId(id) });
  return [
    ...change.addSubnetRules.map((id) => row(id, 'add')),
    ...(base.subnetRules ?? []).map(({ id }) => row(id, removed.has(canonicalSubnet(id)) ? 'remove' : null)),
  ];
}

/** Searched over the names a person knows a subnet by; without letter case. */
export function findRows(rows: readonly SubnetRow[], query: string): readonly SubnetRow[] {
  const wanted = query.trim().toLowerCase();
  return wanted === ''
    ? rows
    : rows.filter(({ id, ref }) =>
        [ref?.subnet, ref?.virtualNetwork, ref?.resourceGroup, ref === null ? id : undefined].some((name) =>
          name?.toLowerCase().includes(wanted),
        ),
      );
}

/**
 * Hosts that the service endpoint is not for: https://learn.microsoft.com/azure/container-registry/container-registry-vnet#preview-limitations
 * Only AKS, which a subnet may be delegated to, and virtual machines, which need no delegation, can use it.
 */
export const unsupportedHosts = (subnet: NamedSubnet['subnet']): readonly string[] =>
  (subnet?.delegations ?? []).filter((service) => !/^microsoft\.containerservice\//i.test(service));
