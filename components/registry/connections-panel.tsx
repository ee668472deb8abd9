'use client';
/** Private endpoint connections: who asks, from where, and what was written about it. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CONNECTION_STATES, ConnectionMark, connectionState } from '#components/ui/connection-mark.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { approvalPath, privateAccessPath } from '#lib/queries/paths.ts';
import type { Connection, RegistryDetail } from '#lib/registries/shapes.ts';

/** Up to so many are shown whole; of more the first few. */
const MOST = 8;
const SHOWN = 6;

export function ConnectionsPanel({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.connections');
  // What waits for somebody comes first.
  const connections = CONNECTION_STATES.flatMap((state) =>
    data.connections.filter(({ status }) => connectionState(status) === state),
  );
  // All of them, with their addresses, are a page of their own.
  const shown = connections.length > MOST ? connections.slice(0, SHOWN) : connections;
  return (
    <Panel
      id="private-endpoints"
      title={t('title')}
      aside={connections.length > 0 ? <Count value={connections.length} /> : undefined}
      padded={connections.length === 0}
      {...(connections.length > 0
        ? {
            footer: (
              <Link href={privateAccessPath(data.ref)} prefetch={false}>
                {t(shown.length < connections.length ? 'all' : 'details', { count: connections.length })}
              </Link>
            ),
          }
        : {})}
    >
      {connections.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="min-w-44">
                {t('endpoint')}
              </th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('description')}</th>
              <th scope="col" className="min-w-40">
                {t('from')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((connection) => (
              <Row key={connection.name} connection={connection} data={data} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ connection, data }: { connection: Connection; data: RegistryDetail }) {
  const t = useTranslations('registry.connections');
  const { name, privateEndpointId, status, description } = connection;
  const endpoint = privateEndpointId === null ? null : parsePrivateEndpointId(privateEndpointId);
  const isSameSubscription = endpoint?.subscriptionId.toLowerCase() === data.ref.subscriptionId.toLowerCase();
  const isPending = status.toLowerCase() === 'pending';
  return (
    <tr className="align-baseline">
      <td className="font-medium wrap-anywhere">
        {endpoint?.name ?? <span className="font-mono text-xs font-normal">{name}</span>}
      </td>
      <td>
        <ConnectionMark status={status} />
        {isPending && (
          <Link href={approvalPath(data.ref, name)} prefetch={false} className="block text-xs">
            {t.rich('open', {
              name: endpoint?.name ?? name,
              sr: (chunks) => <span className="sr-only">{chunks}</span>,
            })}
          </Link>
        )}
      </td>
      <td className="min-w-40 whitespace-pre-line wrap-anywhere">
        {description === null || description === '' ? (
          <span className="text-ink-3">{t('noDescription')}</span>
        ) : (
          <bdi>{description}</bdi>
        )}
      </td>
      <td className="wrap-anywhere">
        {endpoint === null ? (
          <span className="text-ink-3">{privateEndpointId === null ? t('gone') : t('unknownOrigin')}</span>
        ) : (
          <>
            {endpoint.resourceGroup}
            {isSameSubscription ? (
              <span className="block text-xs text-ink-2">{data.subscriptionName}</span>
            ) : (
              <span className="block font-mono text-2xs text-ink-2">{endpoint.subscriptionId}</span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
