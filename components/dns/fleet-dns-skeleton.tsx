'use client';
/** The list of all registries' DNS while it is being read. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';

export function FleetDnsSkeleton() {
  const t = useTranslations('dns.fleet');
  return (
    <main id="main" aria-busy="true">
      <div className="mx-auto w-full max-w-page px-gutter pt-4 pb-12">
        <h1>{t('title')}</h1>
        <p role="status" className="mt-1 mb-4 text-xs text-ink-3">
          {t('reading')}
        </p>
        <Panel title={t('findings')}>
          <div className="grid gap-4 py-1">
            <SkeletonBar width="lg" />
            <SkeletonBar width="md" />
            <SkeletonBar width="lg" />
          </div>
        </Panel>
      </div>
    </main>
  );
}
