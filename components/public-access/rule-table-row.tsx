'use client';
/** One IP rule: its mark, how many addresses it lets in, what is to be known about it, and the one action. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { GROUND, Sign } from './row-mark.tsx';
import type { RuleRow } from './rule-rows.ts';

type Props = {
  readonly row: RuleRow;
  /** The user's own address, where it is known. */
  readonly own: string | null;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
};

export function RuleTableRow({ row, own, onRemove, onUndo }: Props) {
  const t = useTranslations('publicAccess.rules');
  const { rule, mark, addresses, inside, adjacent, isOwn, isWide } = row;
  return (
    <tr className={mark === null ? undefined : GROUND[mark]}>
      <td className="whitespace-nowrap">
        <Sign mark={mark} />
        <span className={classNames('font-mono', mark === 'remove' && 'line-through')}>{rule}</span>
      </td>
      <td className="num">{addresses === null ? '' : t('count', { count: addresses })}</td>
      <td className="[&>*+*]:ms-3">
        {mark !== null && <span>{t(mark === 'add' ? 'willAdd' : 'willRemove')}</span>}
        {addresses === null && <FindingBadge severity="info">{t('unreadable')}</FindingBadge>}
        {isOwn && (
          <FindingBadge severity={mark === 'remove' ? 'warning' : 'ok'}>
            {t('own', { address: own ?? '' })}
          </FindingBadge>
        )}
        {isWide && mark !== 'remove' && <FindingBadge severity="warning">{t('wide')}</FindingBadge>}
        {inside !== null && <FindingBadge severity="info">{t('inside', { rule: inside })}</FindingBadge>}
        {inside === null && adjacent !== null && (
          <FindingBadge severity="info">{t('adjacent', { rule: adjacent })}</FindingBadge>
        )}
      </td>
      <td className="num">
        <Button kind="ghost" size="sm" onClick={mark === null ? onRemove : onUndo}>
          <span>
            {mark === null ? t('remove') : t('undo')}
            <span className="sr-only"> {rule}</span>
          </span>
        </Button>
      </td>
    </tr>
  );
}
