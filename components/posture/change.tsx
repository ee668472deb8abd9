'use client';
/** How a count moved since the last look, and over the looks before: words first, a small line beside them. */

import { useLocale, useTranslations } from 'next-intl';
import { grouped } from '#components/ui/grouped.ts';
import type { CountKey } from '#lib/posture/look.ts';
import { changeOf, type History, seriesOf } from '#lib/posture/trend.ts';
import { useSince } from './since.tsx';

type Props = { readonly history: History; readonly of: CountKey };

/** Nothing where nothing changed, or there is nothing to compare with. */
export function Change({ history, of }: Props) {
  const t = useTranslations('posture');
  const since = useSince(history.current?.at ?? 0);
  const change = changeOf(history, of);
  if (change === null || change === 0 || history.baseline === null) return null;
  return (
    <span className="text-xs font-medium whitespace-nowrap text-ink-2">
      {t('change', { count: Math.abs(change), sign: signOf(change), since: since(history.baseline.at) })}
    </span>
  );
}

/** As short as it goes, for a column whose heading says since when. */
export function ShortChange({ history, of }: Props) {
  const change = changeOf(history, of);
  if (change === null) return null;
  return (
    <>
      {signOf(change)}
      {grouped(Math.abs(change))}
    </>
  );
}

const signOf = (change: number) => (change === 0 ? '' : change > 0 ? '+' : '−');

const WIDTH = 72;
const HEIGHT = 20;
/** Room for the dot at the end. */
const EDGE = 3;

/** A line through the last look of each day; nothing before there are two. */
export function Sparkline({ history, of }: Props) {
  const t = useTranslations('posture');
  const locale = useLocale();
  const series = seriesOf(history, of);
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined || series.length < 2) return null;
  const counts = series.map(({ count }) => count);
  const most = Math.max(...counts);
  const least = Math.min(...counts);
  const x = (at: number) => EDGE + ((at - first.at) / (last.at - first.at)) * (WIDTH - 2 * EDGE);
  const y = (count: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - EDGE - ((count - least) / (most - least)) * (HEIGHT - 2 * EDGE);
  const label = t('trend', {
    from: first.count,
    to: last.count,
    looks: series.length,
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(first.at),
  });
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label} className="flex-none text-ink-3">
      <title>{label}</title>
      <polyline
        points={series.map(({ at, count }) => `${x(at).toFixed(1)},${y(count).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(last.at)} cy={y(last.count)} r="2.5" fill="currentColor" />
    </svg>
  );
}
