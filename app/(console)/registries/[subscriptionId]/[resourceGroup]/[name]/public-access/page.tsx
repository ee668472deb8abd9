import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { HydratedRegistry } from '#app/(console)/registries/hydrated-registry.tsx';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { PublicAccessEditor } from '#components/public-access/public-access-editor.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';

type Props = { params: Promise<RegistryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('publicAccess');
  return { title: t('pageTitle', { name: registryFromParams(await params)?.name ?? '' }) };
}

export default async function PublicAccessPage({ params }: Props) {
  const ref = registryFromParams(await params);
  if (ref === null) notFound();
  return (
    <Messages
      of={['registry', 'publicAccess', 'subnets', 'review', 'guard', 'export', 'explain', 'inputIssue']}
    >
      <Suspense fallback={<RegistrySkeleton registry={ref} />}>
        <HydratedRegistry registry={ref}>
          <PublicAccessEditor registry={ref} />
        </HydratedRegistry>
      </Suspense>
    </Messages>
  );
}
