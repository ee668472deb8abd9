'use client';
/** What the change means for people and machines: losses first, then gains, then what stays. */
import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { ChangeContext } from '#lib/network-access/change-warnings.ts';
import { explainChange } from '#lib/network-access/explain-change.ts';
import type { NetworkAccess, Statement } from '#lib/network-access/model.ts';
import { ChangeStatement } from './change-statement.tsx';

type Props = {
  readonly before: NetworkAccess;
  readonly after: NetworkAccess;
  readonly context: ChangeContext;
};

export function ReviewMeaning({ before, after, context }: Props) {
  const t = useTranslations('review');
  const { lose, gain, stay, warnings } = explainChange(before, after, context);
  return (
    <div className="grid gap-3.5">
      {lose.length + gain.length === 0 && <p>{t('nobody')}</p>}
      <Part title={t('lose')} icon="dash" color="text-lose" statements={lose} />
      <Part title={t('gain')} icon="plus" color="text-gain" statements={gain} />
      <Part title={t('know')} icon="warning" color="text-warning" statements={warnings} />
      <Part title={t('stay')} icon="rows" color="text-ink-2" statements={stay} />
      <p className="text-xs text-ink-3">{t('soon')}</p>
    </div>
  );
}

type PartProps = {
  readonly title: string;
  readonly icon: IconName;
  readonly color: string;
  readonly statements: readonly Statement[];
};

const Part = ({ title, icon, color, statements }: PartProps) =>
  statements.length === 0 ? null : (
    <div>
      <h4 className="mb-1 flex items-center gap-1.5">
        <Icon name={icon} className={`[--cut:var(--color-raised)] ${color}`} />
        {title}
      </h4>
      <ul className="grid gap-0.5 ps-5.5">
        {statements.map((statement) => (
          <li key={`${statement.key} ${statement.values['rule'] ?? ''}`}>
            <ChangeStatement statement={statement} />
          </li>
        ))}
      </ul>
    </div>
  );
