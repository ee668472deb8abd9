'use client';
/** Beside the form: who could reach the registry after saving, who loses access, who gains it. */

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { AccessSentence } from '#components/registry/access-sentence.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChangeContext } from '#lib/network-access/change-warnings.ts';
import { explainAccess } from '#lib/network-access/explain.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';

const ChangeSummary = dynamic(() => import('./change-summary.tsx').then((part) => part.ChangeSummary), {
  ssr: false,
});

type Props = {
  readonly before: NetworkAccess;
  readonly after: NetworkAccess;
  readonly context?: ChangeContext;
  readonly isChanged: boolean;
};

export function AfterSaving({ before, after, context, isChanged }: Props) {
  const t = useTranslations('publicAccess.after');
  return (
    <aside className="min-w-0 lg:sticky lg:top-17 lg:[:root:has([data-operations])_&]:top-27">
      <Panel title={isChanged ? t('title') : t('now')}>
        <div className="grid gap-3.5">
          <p>
            <AccessSentence sentence={explainAccess(after).sentence} linked={false} />
          </p>
          {isChanged && <ChangeSummary before={before} after={after} context={context} />}
        </div>
      </Panel>
    </aside>
  );
}
