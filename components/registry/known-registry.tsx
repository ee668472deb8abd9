'use client';
/** A registry that is still being read, as the list showed it: who can reach it, and its rules. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { TableRegistry } from '#lib/fleet-table/table.ts';
import { explainAccess } from '#lib/network-access/explain.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { AccessSentence } from './access-sentence.tsx';
import { IpRulesPanel } from './ip-rules-panel.tsx';
import { Columns, RegistryPage } from './registry-page.tsx';

type Props = { readonly registry: RegistryRef; readonly known: TableRegistry };

export function KnownRegistry({ registry, known: { access } }: Props) {
  const t = useTranslations('registry');
  return (
    <RegistryPage registry={registry} data={undefined} isBusy>
      <section aria-label={t('effective')} className="mb-6">
        <p className="max-w-[54rem] text-xl tracking-tight text-pretty">
          <AccessSentence sentence={explainAccess(access).sentence} linked={false} />
        </p>
        <p role="status" className="mt-1.5 mb-4 text-xs text-ink-3">
          {t('reading', { name: registry.name })}
        </p>
      </section>
      <Columns
        aside={
          <Panel title={t('settings.title')}>
            <div className="grid gap-4 py-1">
              <SkeletonBar width="lg" />
              <SkeletonBar width="md" />
            </div>
          </Panel>
        }
      >
        <IpRulesPanel registry={registry} rules={access.ipRules} />
      </Columns>
    </RegistryPage>
  );
}
