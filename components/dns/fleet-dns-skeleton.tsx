'use client';
/** The list of all registries' DNS while it is being read. */
import { useTranslations } from 'next-intl';
import { ReadingPage } from '#components/ui/reading-page.tsx';

export function FleetDnsSkeleton() {
  const t = useTranslations('dns.fleet');
  return <ReadingPage title={t('title')} status={t('reading')} panels={[t('findings')]} />;
}
