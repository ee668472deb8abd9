'use client';
/** The answer first: how many registries need attention, as of when, and compared with which look. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { SEVERITIES } from '#lib/fleet-table/severity.ts';
import type { Fleet } from '#lib/queries/fleet.ts';
import { Change } from './change.tsx';
import { saveFindings } from './save-findings.ts';
import { useSince } from './since.tsx';
import type { Judged } from './use-posture.ts';

type Props = { readonly judged: Judged; readonly fleet: Fleet; readonly isFine: boolean };

export function PostureSummary({ judged, fleet, isFine }: Props) {
  const t = useTranslations('posture');
  const { posture, history } = judged;
  const { size, worst } = posture;
  const bad = worst.critical + worst.warning;
  const time = () => <Time value={judged.reading.asOf} />;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-96">
        <p className="text-xl tracking-tight text-pretty">
          {isFine
            ? t.rich('fine', { size, time })
            : bad === 0
              ? t('fineBut', { size })
              : t('sentence', { count: bad, size })}
        </p>
        {isFine && <p className="mt-1 text-ink-2">{t('fineMore')}</p>}
        <ul aria-label={t('levels')} className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1">
          {SEVERITIES.filter((severity) => worst[severity] > 0).map((severity) => (
            <li key={severity} className="inline-flex items-center gap-1.5">
              <Icon name={severity} size="sm" className={SEVERITY_COLOR[severity]} />
              {t(`level.${severity}`, { count: worst[severity] })}
            </li>
          ))}
          <Compared judged={judged} />
        </ul>
        <ReadWords judged={judged} fleet={fleet} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button icon="download" onClick={() => saveFindings(judged)}>
          {t('csv')}
        </Button>
        <Button onClick={() => window.print()}>{t('print')}</Button>
      </div>
      <span className="sr-only">
        <Change history={history} of="size" />
      </span>
    </div>
  );
}

function Compared({ judged: { history } }: { readonly judged: Judged }) {
  const t = useTranslations('posture');
  const since = useSince(history.current?.at ?? 0);
  const { baseline, current } = history;
  if (current === null) return null;
  return (
    <li className="text-xs text-ink-2">
      {baseline === null
        ? t('firstLook')
        : t.rich(baseline.scope === current.scope ? 'compared' : 'unlike', {
            since: () => since(baseline.at),
          })}
    </li>
  );
}

function ReadWords({ judged: { reading }, fleet }: Omit<Props, 'isFine'>) {
  const t = useTranslations('posture.asOf');
  const tCommon = useTranslations('common');
  const { source, asOf, expected, table } = reading;
  const isGrowing = expected !== null && table.size < expected;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
      <p role="status">
        {t.rich(source, { time: () => <Time value={asOf} /> })}
        {isGrowing ? (
          <> {t('growing', { read: table.size, expected })}</>
        ) : (
          source === 'graph' && fleet.isReading && <> {t('checking')}</>
        )}
      </p>
      <Button kind="link" className="text-xs" busy={fleet.isReading} onClick={fleet.readAgain}>
        {tCommon('readAgain')}
      </Button>
    </div>
  );
}
