'use client';
/** Private DNS that is still being read: the frame and the headings are real, only unknown cells are bars. */
import { useTranslations } from 'next-intl';
import { Columns, RegistryPage } from '#components/registry/registry-page.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { RegistryRef } from '#lib/registries/shapes.ts';

const Bars = () => (
  <div className="grid gap-4 py-1">
    <SkeletonBar width="lg" />
    <SkeletonBar width="md" />
    <SkeletonBar width="lg" />
  </div>
);

export function DnsSkeleton({ registry }: { registry: RegistryRef }) {
  const t = useTranslations('dns');
  return (
    <RegistryPage registry={registry} data={undefined} isBusy>
      <p role="status" className="mb-4 text-xs text-ink-3">
        {t('reading', { name: registry.name })}
      </p>
      <Columns
        aside={
          <Panel title={t('notices.title')}>
            <Bars />
          </Panel>
        }
      >
        <Panel title={t('findings.title')}>
          <Bars />
        </Panel>
        <Panel title={t('networks.title')}>
          <Bars />
        </Panel>
      </Columns>
    </RegistryPage>
  );
}
