'use client';
/** One field: what only the left side has, and what only the right side has. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
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
        <Values values={left} sign="del" />
      </td>
      <td>
        <Values values={right} sign="ins" />
      </td>
    </tr>
  );
}

/** Of a list only the first are drawn until all are asked for. */
const MOST = 20;

function Values({
  values,
  sign: Sign,
}: {
  readonly values: readonly string[];
  readonly sign: 'ins' | 'del';
}) {
  const t = useTranslations('compare');
  const [isAll, setAll] = useState(false);
  if (values.length === 0) return <span className="text-xs text-ink-3">{t('nothing')}</span>;
  return (
    <>
      <div className="diff">
        {(isAll ? values : values.slice(0, MOST)).map((value) => (
          <Sign key={value}>{value}</Sign>
        ))}
      </div>
      {!isAll && values.length > MOST && (
        <Button kind="link" className="text-xs" onClick={() => setAll(true)}>
          {t('showAll', { count: values.length })}
        </Button>
      )}
    </>
  );
}
