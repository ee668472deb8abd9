'use client';
/** The page before the first registries are there. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { VIEWS } from '#lib/posture/views.ts';

export function PostureSkeleton() {
  const t = useTranslations('posture');
  return (
    <main id="main" aria-busy="true">
      <div className="mx-auto w-full max-w-page px-gutter pt-4 pb-12">
        <h1>{t('title')}</h1>
        <p role="status" className="mt-1 mb-4 text-xs text-ink-3">
          {t('reading')}
        </p>
        <div className="grid gap-4 lg:grid-cols-2">
          {VIEWS.slice(0, 6).map((view) => (
            <Panel key={view} title={t(`view.${view}.title`)} level={2}>
              <div className="grid gap-4 py-1">
                <SkeletonBar width="lg" />
                <SkeletonBar width="md" />
                <SkeletonBar width="lg" />
              </div>
            </Panel>
          ))}
        </div>
      </div>
    </main>
  );
}
