'use client';
/** Who may reach a registry from the Internet: the draft of a change, or why nothing can be changed here. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { ReadLine } from '#components/registry/read-line.tsx';
import { RegistryPage } from '#components/registry/registry-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { StaleNotice } from '#components/registry/stale-notice.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { EditForm } from './edit-form.tsx';

/** Rendered on the server, too, but no load for those who may edit. */
const ReadOnlyForm = dynamic(() => import('./read-only-form.tsx').then((part) => part.ReadOnlyForm));

export function PublicAccessEditor({ registry }: { registry: RegistryRef }) {
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(registryQuery(account.oid, registry));
  if (data === undefined)
    return error === null ? (
      <RegistrySkeleton registry={registry} />
    ) : (
      <ReadFailurePage failure={failureOf(error)} />
    );
  const readAgain = async (): Promise<Result<RegistryDetail>> => {
    const read = await refetch();
    return read.isSuccess ? ok(read.data) : fail(failureOf(read.error));
  };
  const isReadOnly = data.rights.editPublicAccess === 'missing' || accessMode(data.access) === 'unknown';
  return (
    <RegistryPage
      registry={registry}
      data={data}
      actions={<ReadLine readAt={data.readAt} isReading={isFetching} onReadAgain={() => void readAgain()} />}
    >
      {error !== null && (
        <StaleNotice
          failure={failureOf(error)}
          readAt={data.readAt}
          isReading={isFetching}
          onReadAgain={() => void readAgain()}
        />
      )}
      {isReadOnly ? <ReadOnlyForm data={data} /> : <EditForm data={data} readAgain={readAgain} />}
    </RegistryPage>
  );
}
