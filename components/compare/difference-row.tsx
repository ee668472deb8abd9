'use client';
/** One field: what only the left side has, and what only the right side has. */
import { useTranslations } from 'next-intl';
import { type Difference, FIELD_NAMES } from '#lib/history/compare.ts';

export function DifferenceRow({
  difference: { field, left, right, same },
}: {
  readonly difference: Difference;
}) {
  const t = useTranslations('compare');
  return (
    <tr className="align-baseline">
      <th scope="row" className="!font-mono wrap-anywhere !whitespace-normal">
        {FIELD_NAMES[field]}
        {same > 0 && <span className="block font-sans font-normal">{t('same', { count: same })}</span>}
      </th>
      <td>
        <div className="diff">
          {left.map((value) => (
            <del key={value}>{value}</del>
          ))}
        </div>
        {left.length === 0 && <span className="text-xs text-ink-3">{t('nothing')}</span>}
      </td>
      <td>
        <div className="diff">
          {right.map((value) => (
            <ins key={value}>{value}</ins>
          ))}
        </div>
        {right.length === 0 && <span className="text-xs text-ink-3">{t('nothing')}</span>}
      </td>
    </tr>
  );
}
