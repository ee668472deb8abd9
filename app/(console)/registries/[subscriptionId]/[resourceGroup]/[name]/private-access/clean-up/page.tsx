import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { HydratedRegistry } from '#app/(console)/registries/hydrated-registry.tsx';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { CleanUpEndpoint } from '#components/private-endpoint/clean-up.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';

type Props = {
  params: Promise<RegistryParams>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('endpoint.cleanUp');
  return { title: t('title') };
}

export default async function CleanUpPage({ params, searchParams }: Props) {
  const ref = registryFromParams(await params);
  const { endpoint } = await searchParams;
  if (ref === null || typeof endpoint !== 'string' || parsePrivateEndpointId(endpoint) === null) notFound();
  return (
    <Messages of={['registry', 'endpoint']}>
      <Suspense fallback={<RegistrySkeleton registry={ref} />}>
        <HydratedRegistry registry={ref}>
          <CleanUpEndpoint registry={ref} endpointId={endpoint} />
        </HydratedRegistry>
      </Suspense>
    </Messages>
  );
}
