'use client';
/** For each approved endpoint: whether its subnet has an address left, and whether somebody chose its addresses. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointReadiness } from '#lib/connections/shapes.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import { readinessQuery } from '#lib/queries/connections.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { readiness, sharedNeeds } from './readiness.ts';

export function ReplicaReadiness({ registry }: { readonly registry: RegistryRef }) {
  const t = useTranslations('privateAccess.readiness');
  const tCommon = useTranslations('common');
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(readinessQuery(account.oid, registry));
  if (error !== null)
    return (
      <FailureBanner
        failure={failureOf(error)}
        action={
          <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
            {tCommon('readAgain')}
          </Button>
        }
      />
    );
  if (data === undefined)
    return (
      <p role="status">
        <SkeletonBar width="full" />
        <span className="sr-only">{t('reading')}</span>
      </p>
    );
  const needs = sharedNeeds(data.endpoints);
  return (
    <div className="grid gap-2">
      {data.endpoints.length > 0 && (
        <div className="relative overflow-x-auto rounded-md border border-line">
          <table className="table">
            <caption className="sr-only">{t('caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('endpoint')}</th>
                <th scope="col">{t('subnet')}</th>
                <th scope="col" className="num">
                  {t('free')}
                </th>
                <th scope="col">{t('verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {data.endpoints.map((endpoint) => (
                <Row key={endpoint.connectionName} endpoint={endpoint} needed={needs(endpoint)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.hidden.length > 0 && (
        <p className="max-w-[68ch] text-ink-2">
          {t('hidden', { count: data.hidden.length, names: data.hidden.slice(0, 5).join(', ') })}
        </p>
      )}
    </div>
  );
}

function Row({ endpoint, needed }: { readonly endpoint: EndpointReadiness; readonly needed: number }) {
  const t = useTranslations('privateAccess.readiness');
  const subnet = endpoint.subnetId === null ? null : parseSubnetId(endpoint.subnetId);
  const verdict = readiness(endpoint, needed);
  return (
    <tr className="align-baseline">
      <td className="font-medium wrap-anywhere">{endpoint.endpointName}</td>
      <td className="wrap-anywhere">
        {subnet === null ? t('unknown') : `${subnet.virtualNetwork} / ${subnet.subnet}`}
      </td>
      <td className="num">{endpoint.free ?? t('unknown')}</td>
      <td>
        <FindingBadge severity={SEVERITY[verdict]}>{t(`is.${verdict}`, { needed })}</FindingBadge>
      </td>
    </tr>
  );
}

const SEVERITY = { full: 'critical', static: 'warning', unknown: 'info', ready: 'ok' } as const;
