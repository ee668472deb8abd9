'use client';
/** The tab "Private access": a registry's private endpoint connections, and the regions it is replicated to. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { ReadLine } from '#components/registry/read-line.tsx';
import { RegistryPage } from '#components/registry/registry-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { StaleNotice } from '#components/registry/stale-notice.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { PrivateAccess } from '#lib/connections/shapes.ts';
import { privateAccessQuery } from '#lib/queries/connections.ts';
import { newEndpointPath } from '#lib/queries/endpoints.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useOperations } from '#lib/queries/operations.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type ConnectionRow, toRows } from './connection-view.ts';
import { ConnectionsTable } from './connections-table.tsx';
import { DisconnectedNotice } from './disconnected-notice.tsx';
import { isRemovedSince } from './removals.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { ReplicasPanel } from './replicas-panel.tsx';

export function PrivateAccessView({ registry }: { readonly registry: RegistryRef }) {
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(privateAccessQuery(account.oid, registry));
  if (data === undefined)
    return error === null ? (
      <RegistrySkeleton registry={registry} />
    ) : (
      <ReadFailurePage failure={failureOf(error)} />
    );
  const readAgain = () => void refetch();
  return (
    <RegistryPage registry={registry} data={data.registry}>
      {error !== null && (
        <StaleNotice
          failure={failureOf(error)}
          readAt={data.registry.readAt}
          isReading={isFetching}
          onReadAgain={readAgain}
        />
      )}
      <Content access={data} isReading={isFetching} onReadAgain={readAgain} />
    </RegistryPage>
  );
}

type ContentProps = {
  readonly access: PrivateAccess;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

function Content({ access, isReading, onReadAgain }: ContentProps) {
  const t = useTranslations('endpointActions');
  const operations = useOperations();
  const [removing, setRemoving] = useState<readonly ConnectionRow[] | null>(null);
  const { readAt } = access.registry;
  const rows = useMemo(() => toRows(access), [access]).filter(
    ({ connection }) => !isRemovedSince(operations, connection.name, readAt),
  );
  const removeOne = useCallback((row: ConnectionRow) => setRemoving([row]), []);
  const disconnected = rows.filter(({ state }) => state === 'disconnected');
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ReadLine readAt={readAt} isReading={isReading} onReadAgain={onReadAgain} />
        <ButtonLink icon="plus" href={newEndpointPath(access.registry.ref)} prefetch={false}>
          {t('create')}
        </ButtonLink>
      </div>
      {disconnected.length > 0 && (
        <DisconnectedNotice
          rows={disconnected}
          registry={access.registry}
          onRemove={() => setRemoving(disconnected)}
        />
      )}
      <ConnectionsTable access={access} rows={rows} operations={operations} onRemove={removeOne} />
      <ReplicasPanel access={access} />
      {removing !== null && (
        <RemoveDialog registry={access.registry} rows={removing} onClose={() => setRemoving(null)} />
      )}
    </div>
  );
}
