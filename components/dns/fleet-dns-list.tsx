'use client';
/** Registries with DNS findings over all subscriptions, worst first. */
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ReadLine } from '#components/registry/read-line.tsx';
import { StaleNotice } from '#components/registry/stale-notice.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryDns } from '#lib/private-dns/shapes.ts';
import { fleetDnsQuery } from '#lib/queries/dns.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { dnsPath } from '#lib/queries/paths.ts';
import { FleetDnsSkeleton } from './fleet-dns-skeleton.tsx';

export function FleetDnsList() {
  const t = useTranslations('dns.fleet');
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(fleetDnsQuery(account.oid));
  if (data === undefined)
    return error === null ? <FleetDnsSkeleton /> : <ReadFailurePage failure={failureOf(error)} />;
  const { registries, checked, withoutEndpoints, failures, subscriptions, readAt } = data;
  const readAgain = () => void refetch();
  return (
    <main id="main">
      <div className="mx-auto grid w-full max-w-page gap-4 px-gutter pt-4 pb-12">
        <h1>{t('title')}</h1>
        {error !== null && (
          <StaleNotice
            failure={failureOf(error)}
            readAt={readAt}
            isReading={isFetching}
            onReadAgain={readAgain}
          />
        )}
        <div>
          <p className="text-xl tracking-tight text-pretty">{t('sentence', { count: registries.length })}</p>
          <p className="mt-1 text-ink-2">{t('checked', { count: checked, without: withoutEndpoints })}</p>
          <div className="mt-1">
            <ReadLine readAt={readAt} isReading={isFetching} onReadAgain={readAgain} />
          </div>
        </div>
        {failures.length > 0 && (
          <Banner
            kind="warning"
            announce={false}
            title={t('unread', {
              count: failures.length,
              names: failures.map(({ subscription }) => subscription.name).join(', '),
            })}
          />
        )}
        {registries.length === 0 ? (
          <Panel>
            <EmptyState icon="check" title={t('sentence', { count: 0 })}>
              {t('none', { count: subscriptions.length })}
            </EmptyState>
          </Panel>
        ) : (
          <Panel padded={false}>
            <table className="table">
              <caption className="sr-only">{t('table')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('registry')}</th>
                  <th scope="col">{t('networks')}</th>
                  <th scope="col">{t('findings')}</th>
                </tr>
              </thead>
              <tbody>
                {registries.map((row) => (
                  <Row key={row.loginServer} row={row} />
                ))}
              </tbody>
            </table>
          </Panel>
        )}
      </div>
    </main>
  );
}

function Row({ row: { registry, networks, findings } }: { row: RegistryDns }) {
  const t = useTranslations('dns');
  const { found, broken, unknown } = networks;
  return (
    <tr className="align-baseline">
      <td>
        <Link href={dnsPath(registry)} prefetch={false} className="font-medium wrap-anywhere">
          {registry.name}
        </Link>
        <span className="block text-xs text-ink-2 wrap-anywhere">{registry.resourceGroup}</span>
      </td>
      <td className="tabular-nums">
        {t('fleet.of', { found, total: found + broken + unknown })}
        {unknown > 0 && (
          <span className="block text-xs text-ink-2">{t('fleet.unknown', { count: unknown })}</span>
        )}
      </td>
      <td>
        <ul className="grid gap-1">
          {findings.map(({ kind, severity, values, hosts }) => (
            <li key={`${kind} ${values['network']} ${hosts.join()}`} className="min-w-0">
              <FindingBadge severity={severity}>{t(`finding.${kind}.title`, values)}</FindingBadge>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
