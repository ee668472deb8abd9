'use client';
/** Who loses access by the draft, who gains it, and what to know. Loaded with the first change. */
import { useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import type { ChangeContext } from '#lib/network-access/change-warnings.ts';
import { explainChange } from '#lib/network-access/explain-change.ts';
import type { NetworkAccess, Statement } from '#lib/network-access/model.ts';
import { ChangeStatement } from './change-statement.tsx';

type Props = {
  readonly before: NetworkAccess;
  readonly after: NetworkAccess;
  readonly context: ChangeContext | undefined;
};

export function ChangeSummary({ before, after, context }: Props) {
  const t = useTranslations('publicAccess.after');
  const { lose, gain, warnings } = explainChange(before, after, context);
  return (
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
