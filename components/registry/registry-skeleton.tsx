'use client';
/** A registry that is still being read: the frame and the headings are real, only unknown cells are bars. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { Columns, RegistryPage } from './registry-page.tsx';

const ROWS = ['lg', 'md', 'lg', 'sm'] as const;

const Bars = () => (
  <div className="grid gap-4 py-1">
    {ROWS.map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
      <SkeletonBar key={index} width={width} />
    ))}
  </div>
);

export function RegistrySkeleton({ registry }: { registry: RegistryRef }) {
  const t = useTranslations('registry');
  return (
    <RegistryPage registry={registry} data={undefined} isBusy>
      <p role="status" className="mb-4 text-xs text-ink-3">
        {t('reading', { name: registry.name })}
      </p>
      <Columns
        aside={
          <Panel title={t('settings.title')}>
            <Bars />
          </Panel>
        }
      >
        <Panel title={t('effective')}>
          <Bars />
        </Panel>
        <Panel title={t('ipRules.title')}>
          <Bars />
        </Panel>
      </Columns>
    </RegistryPage>
  );
}
