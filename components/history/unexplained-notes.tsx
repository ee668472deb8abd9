'use client';
/** Changes that Azure shows and no record names: the log may only be late, or something wrote past it. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Time } from '#components/ui/time.tsx';
import { ARM_NAMES } from '#lib/history/describe.ts';
import type { Unexplained } from '#lib/history/lines.ts';

type Props = { readonly unexplained: readonly Unexplained[]; readonly isFleet: boolean };

/** Of many only so many are spelt out. */
const MOST = 5;

export function UnexplainedNotes({ unexplained, isFleet }: Props) {
  const t = useTranslations('history');
  if (unexplained.length === 0) return null;
  return (
    <Banner kind="info" announce={false} title={t('unexplained.title', { count: unexplained.length })}>
      <ul>
        {unexplained.slice(0, MOST).map(({ registry, fields, from, to }) => (
          <li key={`${registry.name} ${from} ${to}`}>
            {isFleet && <b className="font-medium">{registry.name}: </b>}
            {t.rich(
              to === null ? 'unexplained.since' : from === null ? 'unexplained.until' : 'unexplained.between',
              {
                fields: fields.map((field) => ARM_NAMES[field]).join(', '),
                from: () => (from === null ? null : <Time value={from} format="datetime" />),
                to: () => (to === null ? null : <Time value={to} format="datetime" />),
              },
            )}
          </li>
        ))}
        {unexplained.length > MOST && <li>{t('moreRules', { count: unexplained.length - MOST })}</li>}
      </ul>
    </Banner>
  );
}
