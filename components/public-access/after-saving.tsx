'use client';
/** Beside the form: who could reach the registry after saving, who loses access, who gains it. */
import { useTranslations } from 'next-intl';
import { AccessSentence } from '#components/registry/access-sentence.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChangeContext } from '#lib/network-access/change-warnings.ts';
import { explainAccess } from '#lib/network-access/explain.ts';
import { explainChange } from '#lib/network-access/explain-change.ts';
import type { NetworkAccess, Statement } from '#lib/network-access/model.ts';
import { ChangeStatement } from './change-statement.tsx';

type Props = {
  readonly before: NetworkAccess;
  readonly after: NetworkAccess;
  readonly context?: ChangeContext;
  readonly isChanged: boolean;
};

export function AfterSaving({ before, after, context, isChanged }: Props) {
  const t = useTranslations('publicAccess.after');
  const { lose, gain, warnings } = explainChange(before, after, context);
  return (
    <aside className="min-w-0 lg:sticky lg:top-17 lg:[:root:has([data-operations])_&]:top-27">
      <Panel title={isChanged ? t('title') : t('now')}>
        <div className="grid gap-3.5">
          <p>
            <AccessSentence sentence={explainAccess(after).sentence} linked={false} />
          </p>
          {isChanged && (
            <>
              <Part title={t('lose')} statements={lose} />
              <Part title={t('gain')} statements={gain} />
              {lose.length + gain.length === 0 && <p className="text-ink-2">{t('same')}</p>}
              {warnings.length > 0 && (
                <ul className="grid gap-2">
                  {warnings.map((statement) => (
                    <li
                      key={`${statement.key} ${statement.values['rule'] ?? ''}`}
                      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2"
                    >
                      <Icon name="warning" className="mt-0.5 text-warning" />
                      <span>
                        <ChangeStatement statement={statement} />
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </div>
      </Panel>
    </aside>
  );
}

function Part({ title, statements }: { title: string; statements: readonly Statement[] }) {
  const t = useTranslations('publicAccess.after');
  if (statements.length === 0) return null;
  const shown = statements.slice(0, 8);
  return (
    <div>
      <h3>{title}</h3>
      <ul className="text-ink-2">
        {shown.map((statement) => (
          <li key={`${statement.key} ${statement.values['rule'] ?? ''}`}>
            <ChangeStatement statement={statement} />
          </li>
        ))}
        {shown.length < statements.length && (
          <li>{t('more', { count: statements.length - shown.length })}</li>
        )}
      </ul>
    </div>
  );
}
