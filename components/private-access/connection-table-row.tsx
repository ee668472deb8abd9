'use client';
/** One connection: whose, in which state, which addresses, what is stored with it, and removing it. */
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { ConnectionMark } from '#components/ui/connection-mark.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { useSeen } from '#components/ui/use-seen.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointView } from '#lib/connections/shapes.ts';
import { dnsRecords } from '#lib/network-access/private-addresses.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import { endpointRowQuery } from '#lib/queries/rows.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { ConnectionDetails } from './connection-details.tsx';
import type { ConnectionRow } from './connection-view.ts';
import { isBeingRemoved } from './removals.ts';

type ConnectionTableRowProps = {
  readonly row: ConnectionRow;
  readonly registry: RegistryDetail;
  readonly operations: readonly Operation[];
  readonly onRemove: (row: ConnectionRow) => void;
};

export function ConnectionTableRow({ row, registry, operations, onRemove }: ConnectionTableRowProps) {
  const t = useTranslations('privateAccess');
  const { account } = useAuth();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [ref, isSeen] = useSeen<HTMLTableRowElement>();
  const { connection, endpoint, subscriptionName, state, name } = row;
  // What is in a subscription that nobody here sees, or is gone, would only be refused.
  const known = subscriptionName === null || state === 'disconnected' ? null : endpoint;
  const { data, error } = useQuery(endpointRowQuery(account.oid, known, isSeen));
  const view: EndpointView | 'reading' =
    known === null
      ? { visible: false }
      : (data?.endpoint ?? (error === null ? 'reading' : { visible: false }));
  const isLeaving = isBeingRemoved(operations, connection.name);
  const isUpdating = connection.provisioningState.toLowerCase() !== 'succeeded';
  const missing = registry.rights.removeConnections === 'missing';
  return (
    <>
      <tr ref={ref} className={classNames('align-baseline', isOpen && '[&>td]:border-b-0')}>
        <td className="min-w-36">
          <span className="block font-medium wrap-anywhere">{name}</span>
          <Button
            kind="link"
            className="text-xs"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="down" size="sm" className={isOpen ? 'rotate-180' : ''} />
            {t('details.title')}
            <span className="sr-only"> {name}</span>
          </Button>
        </td>
        <td>
          <ConnectionMark status={connection.status} />
          {state === 'pending' && !isUpdating && (
            <Link
              href={approvalPath(registry.ref, connection.name)}
              prefetch={false}
              className="block text-xs"
            >
              {t.rich('open', { name, sr: (chunks) => <span className="sr-only">{chunks}</span> })}
            </Link>
          )}
          {(isLeaving || isUpdating) && (
            <span className="flex items-center gap-1 text-xs text-ink-2">
              <Icon name="running" size="sm" className="text-accent" />
              {t(isLeaving ? 'beingRemoved' : 'updating')}
            </span>
          )}
          {connection.actionsRequired !== null && (
            <span className="block text-xs text-warning">
              {t('actionsRequired', { actions: connection.actionsRequired })}
            </span>
          )}
        </td>
        <td>
          {state === 'disconnected' ? (
            <span className="text-ink-3">{t('noAddresses')}</span>
          ) : (
            <Addresses view={view} loginServer={registry.loginServer} />
          )}
        </td>
        <td className="min-w-32 wrap-anywhere">
          <From row={row} view={view} />
        </td>
        <td className="min-w-32 whitespace-pre-line wrap-anywhere">
          {connection.description === null ? (
            <span className="text-ink-3">{t('noDescription')}</span>
          ) : (
            <bdi>{connection.description}</bdi>
          )}
        </td>
        <td className="text-end">
          {!isLeaving && (
            <Button
              kind="link"
              className="text-xs whitespace-nowrap"
              onClick={() => onRemove(row)}
              disabledReason={
                missing && <MissingRightReason name="removeConnections" place={registry.ref.name} />
              }
            >
              {t('remove')}
              <span className="sr-only"> {name}</span>
            </Button>
          )}
        </td>
      </tr>
      <tr id={id} hidden={!isOpen}>
        {isOpen && (
          <td colSpan={6} className="pt-0!">
            <ConnectionDetails
              row={row}
              view={view}
              registry={registry.ref}
              loginServer={registry.loginServer}
            />
          </td>
        )}
      </tr>
    </>
  );
}

type ViewProps = { readonly view: EndpointView | 'reading' };

function Addresses({ view, loginServer }: ViewProps & { readonly loginServer: string }) {
  const t = useTranslations('privateAccess');
  if (view === 'reading') return <SkeletonBar width="md" />;
  if (!view.visible) return <span className="text-ink-3">{t('hidden')}</span>;
  if (view.addresses === null) return <span className="text-ink-3">{t('addressesUnread')}</span>;
  const [first, ...others] = dnsRecords(loginServer, view.addresses);
  if (first === undefined) return <span className="text-ink-3">{t('noAddresses')}</span>;
  return (
    <>
      <span className="font-mono text-xs whitespace-nowrap">{first.address}</span>
      {others.length > 0 && (
        <span className="block text-xs whitespace-nowrap text-ink-2">
          {t('dataAddresses', { count: others.length })}
        </span>
      )}
    </>
  );
}

function From({ row, view }: ViewProps & { readonly row: ConnectionRow }) {
  const t = useTranslations('privateAccess');
  const { endpoint, subscriptionName, connection } = row;
  if (endpoint === null)
    return (
      <span className="text-ink-3">
        {t(connection.privateEndpointId === null ? 'gone' : 'unknownOrigin')}
      </span>
    );
  const subnet =
    view !== 'reading' && view.visible && view.subnetId !== null ? parseSubnetId(view.subnetId) : null;
  return (
    <>
      {subnet === null ? endpoint.resourceGroup : `${subnet.virtualNetwork} / ${subnet.subnet}`}
      <span className="block text-xs text-ink-2">
        {subscriptionName ?? (
          <>
            {t('hiddenSubscription')}
            <span className="block font-mono text-2xs">{endpoint.subscriptionId}</span>
          </>
        )}
      </span>
    </>
  );
}
