import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { HydratedIdentities } from '#app/(console)/registries/hydrated-identities.tsx';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { IdentitiesPage } from '#components/identities/identities-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';

type Props = { params: Promise<RegistryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('identities');
  return { title: t('pageTitle', { name: registryFromParams(await params)?.name ?? '' }) };
}

export default async function RegistryIdentitiesPage({ params }: Props) {
  const ref = registryFromParams(await params);
  if (ref === null) notFound();
  return (
    <Messages of={['registry', 'identities']}>
      <Suspense fallback={<RegistrySkeleton registry={ref} />}>
        <HydratedIdentities registry={ref}>
          <IdentitiesPage registry={ref} />
        </HydratedIdentities>
      </Suspense>
    </Messages>
  );
}
