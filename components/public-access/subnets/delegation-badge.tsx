'use client';
/** A subnet for hosts that cannot use the service endpoint: a rule for it would let nobody in. */
import { useTranslations } from 'next-intl';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import type { NamedSubnet } from '#lib/networks/shapes.ts';
import { unsupportedHosts } from './subnet-rows.ts';

export function DelegationBadge({ subnet }: Pick<NamedSubnet, 'subnet'>) {
  const t = useTranslations('subnets');
  const [service] = unsupportedHosts(subnet);
  if (service === undefined) return null;
  return (
    <FindingBadge severity="warning">
      {t('delegated', { service: service.split('/')[0] ?? service })}
    </FindingBadge>
  );
}
