/** Everything else there is to know of a connection, for whoever looks closer. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { EndpointView } from '#lib/connections/shapes.ts';
import { dnsRecords } from '#lib/network-access/private-addresses.ts';
import { cleanUpPath } from '#lib/queries/endpoints.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ConnectionRow } from './connection-view.ts';

type ConnectionDetailsProps = {
  readonly row: ConnectionRow;
  readonly view: EndpointView | 'reading';
  readonly registry: RegistryRef;
  readonly loginServer: string;
};

export function ConnectionDetails({ row, view, registry, loginServer }: ConnectionDetailsProps) {
  const t = useTranslations('privateAccess.details');
  const tActions = useTranslations('endpointActions');
  const { connection } = row;
  const seen = view !== 'reading' && view.visible ? view : null;
  const records = seen?.addresses ? dnsRecords(loginServer, seen.addresses) : [];
  return (
    <dl className="grid gap-x-6 gap-y-2.5 rounded-md bg-sunken px-3 py-2.5 text-xs sm:grid-cols-2 lg:grid-cols-3">
      <Fact name={t('connection')}>
        <code className="font-mono">{connection.name}</code>
      </Fact>
      {connection.privateEndpointId !== null && (
        <Fact name={t('endpoint')}>
          <code className="font-mono">{connection.privateEndpointId}</code>{' '}
          <CopyButton kind="link" size="sm" text={connection.privateEndpointId} label={t('copy')} />
        </Fact>
      )}
      {records.length > 0 && (
        <Fact name={t('addresses')}>
          <ul className="font-mono">
            {records.map(({ host, address }) => (
              <li key={host}>
                {address} {host}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {seen !== null && (
        <>
          <Fact name={t('region')}>{seen.location}</Fact>
          <Fact name={t('allocation')}>{t(seen.isStatic === true ? 'static' : 'dynamic')}</Fact>
          <Fact name={t('dns')}>
            {seen.zones === null
              ? t('dnsUnread')
              : seen.zones.length === 0
                ? t('dnsNone')
                : seen.zones.join(', ')}
          </Fact>
          {connection.privateEndpointId !== null && (
            <Fact name={t('cleanUp')}>
              <Link href={cleanUpPath(registry, connection.privateEndpointId)} prefetch={false}>
                {tActions('cleanUp', { name: row.name })}
              </Link>
            </Fact>
          )}
          {seen.actionsRequired !== null && (
            <Fact name={t('actions')}>
              <bdi>{seen.actionsRequired}</bdi>
            </Fact>
          )}
        </>
      )}
    </dl>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-ink-2">{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </div>
);
