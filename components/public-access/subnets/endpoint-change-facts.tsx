'use client';
/** Which subnet it is, the one difference that is sent, and what that means for what runs in the subnet. */
import { useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import { KeyValues } from '#components/ui/kv.tsx';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { NamedSubnet, SubnetInfo } from '#lib/networks/shapes.ts';
import { DelegationBadge } from './delegation-badge.tsx';

const SERVICE = 'Microsoft.ContainerRegistry';
const MEANING = {
  add: ['interrupts', 'addressChanges', 'others'],
  remove: ['interrupts', 'addressReturns'],
} as const;

type Props = {
  readonly change: 'add' | 'remove';
  readonly subnetRef: SubnetRef;
  readonly named: NamedSubnet;
  readonly subnet: SubnetInfo;
};

export function EndpointChangeFacts({ change, subnetRef, named, subnet }: Props) {
  const t = useTranslations('subnets.change');
  const others = subnet.otherServices;
  return (
    <>
      <KeyValues
        items={[
          { key: 'network', name: t('network'), value: subnetRef.virtualNetwork },
          {
            key: 'place',
            name: t('place'),
            value: [
              named.location,
              subnetRef.resourceGroup,
              named.subscriptionName ?? subnetRef.subscriptionId,
            ]
              .filter(Boolean)
              .join(', '),
          },
          {
            key: 'ranges',
            name: t('ranges'),
            value: <span className="font-mono">{subnet.addressPrefixes.join(', ')}</span>,
          },
        ]}
      />
      <DelegationBadge subnet={subnet} />
      <section className="grid gap-1">
        <h3>{t('sent')}</h3>
        <div className="font-mono text-xs">properties.serviceEndpoints</div>
        <div className="diff">{change === 'add' ? <ins>{SERVICE}</ins> : <del>{SERVICE}</del>}</div>
        {others.length > 0 && (
          <p className="text-xs text-ink-2 wrap-anywhere">
            {t('unchanged', { count: others.length, services: others.join(', ') })}
          </p>
        )}
        <p className="text-ink-2">{t('whole')}</p>
      </section>
      <section className="grid gap-1">
        <h3>{t('means')}</h3>
        <ul className="grid gap-1.5">
          {MEANING[change].map((key) => (
            <li key={key} className="flex gap-2">
              <Icon
                name={key === 'interrupts' ? 'warning' : 'info'}
                className={`mt-0.5 ${key === 'interrupts' ? 'text-warning' : 'text-info'}`}
              />
              <span>{t(`meaning.${key}`)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
