import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { HydratedDns } from '#app/(console)/registries/hydrated-dns.tsx';
import { Messages } from '#app/messages.tsx';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { DnsSkeleton } from '#components/dns/dns-skeleton.tsx';
import { RegistryDns } from '#components/dns/registry-dns.tsx';

type Props = { params: Promise<RegistryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('dns');
  return { title: t('pageTitle', { name: registryFromParams(await params)?.name ?? '' }) };
}

export default async function DnsPage({ params }: Props) {
  const ref = registryFromParams(await params);
  if (ref === null) notFound();
  return (
    <Messages of={['registry', 'dns']}>
      <Suspense fallback={<DnsSkeleton registry={ref} />}>
        <HydratedDns registry={ref}>
          <RegistryDns registry={ref} />
        </HydratedDns>
      </Suspense>
    </Messages>
  );
}
