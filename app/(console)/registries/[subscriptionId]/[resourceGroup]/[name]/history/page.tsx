import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { HydratedRegistry } from '#app/(console)/registries/hydrated-registry.tsx';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { RegistryHistoryPage } from '#components/history/registry-history.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';

type Props = { params: Promise<RegistryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('history');
  return { title: t('pageTitle', { name: registryFromParams(await params)?.name ?? '' }) };
}

/** The registry first; its log, which can take Azure seconds to look through, is asked for by what is shown. */
export default async function HistoryPage({ params }: Props) {
  const ref = registryFromParams(await params);
  if (ref === null) notFound();
  return (
    <Messages of={['registry', 'history', 'review', 'explain', 'exportState', 'export']}>
      <Suspense fallback={<RegistrySkeleton registry={ref} />}>
        <HydratedRegistry registry={ref}>
          <RegistryHistoryPage registry={ref} />
        </HydratedRegistry>
      </Suspense>
    </Messages>
  );
}
