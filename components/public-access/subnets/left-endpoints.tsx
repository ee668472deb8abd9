'use client';
/** After rules were removed: the service endpoints that stay behind on their subnets, each with a way to go. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { subnetIds, subnetsOutside } from '#lib/network-access/change.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import { type Operation, useOperations } from '#lib/queries/operations.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { useSubnets } from './use-named-subnets.ts';
import type { SubnetFlow } from './use-subnet-flow.ts';

type Props = { readonly data: RegistryDetail; readonly flow: SubnetFlow };

export function LeftEndpoints({ data, flow }: Props) {
  const t = useTranslations('subnets.left');
  const left = leftBehind(useOperations(), data);
  const kept = new Set(flow.kept.map(canonicalSubnet));
  const present = useSubnets(left).filter(
    ({ id, state }) => state === 'ok' && !kept.has(canonicalSubnet(id)),
  );
  if (present.length === 0) return null;
  return (
    <ul role="status" className="divide-y divide-line border-b border-line">
      {present.map(({ id, subnet }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <span className="flex min-w-0 flex-1 gap-2">
            <Icon name="info" className="mt-0.5 text-info" />
            <span className="min-w-0 wrap-anywhere">{t('still', { name: subnet?.name ?? id })}</span>
          </span>
          <Button size="sm" onClick={() => flow.go({ kind: 'remove', subnetId: id })}>
            <span>
              {t('remove')}
              <span className="sr-only"> {subnet?.name}</span>
            </span>
          </Button>
          <Button kind="ghost" size="sm" onClick={() => flow.keepEndpoint(id)}>
            <span>
              {t('keep')}
              <span className="sr-only"> {subnet?.name}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Subnets that saves of this tab took out of the registry's rules, and that are in none of them now. */
function leftBehind(operations: readonly Operation[], { ref, access }: RegistryDetail): readonly string[] {
  const path = registryPath(ref).toLowerCase();
  const removed = operations.flatMap((operation) => {
    if (operation.kind !== 'public-access' || operation.outcome === undefined) return [];
    if (registryPath(operation.registry).toLowerCase() !== path) return [];
    const { before, after } = operation.outcome;
    return subnetsOutside(subnetIds(before) ?? [], subnetIds(after) ?? subnetIds(before) ?? []);
  });
  const rules = subnetIds(access);
  return rules === null ? [] : subnetsOutside(removed, rules);
}
