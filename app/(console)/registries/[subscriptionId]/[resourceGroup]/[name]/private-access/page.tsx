import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { PrivateAccessView } from '#components/private-access/private-access-view.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { currentCaller } from '#lib/caller.ts';
import { readPrivateAccess } from '#lib/connections/read-private-access.ts';
import { privateAccessKey } from '#lib/queries/keys.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = { params: Promise<RegistryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('privateAccess');
  return { title: t('pageTitle', { name: registryFromParams(await params)?.name ?? '' }) };
}

export default async function PrivateAccessPage({ params }: Props) {
  const ref = registryFromParams(await params);
  if (ref === null) notFound();
  return (
    <Messages of={['registry', 'privateAccess', 'endpointActions']}>
      <Suspense fallback={<RegistrySkeleton registry={ref} />}>
        <PrivateAccess registry={ref} />
      </Suspense>
    </Messages>
  );
}

async function PrivateAccess({ registry }: { readonly registry: RegistryRef }) {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailurePage failure={{ code: 'sign_in_required' }} />;
  const access = await readPrivateAccess(caller.arm, registry);
  if (!access.ok) return <ReadFailurePage failure={access.failure} />;
  const client = new QueryClient();
  client.setQueryData(privateAccessKey(caller.session.oid, registry), access.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PrivateAccessView registry={registry} />
    </HydrationBoundary>
  );
}
