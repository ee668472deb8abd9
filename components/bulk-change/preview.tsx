'use client';
/** What the change comes to in each registry, grouped: changes, nothing to do, cannot. */
import { useTranslations } from 'next-intl';
import { WayOn } from '#components/shell/way-on.tsx';
import { BatchMeter } from '#components/ui/batch-meter.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { Panel } from '#components/ui/panel.tsx';
import { Time } from '#components/ui/time.tsx';
import type { StatesReading } from '#lib/queries/bulk-states.ts';
import { EditTable } from './edit-table.tsx';
import { OtherGroup } from './other-group.tsx';
import { usePlanWords } from './plan-words.ts';
import { PreviewScript } from './preview-script.tsx';
import type { Rows } from './rows.ts';

type Props = {
  readonly total: number;
  readonly reading: StatesReading & { readonly readAgain: () => void };
  /** Null until it is filled in what to change. */
  readonly rows: Rows | null;
  readonly ownAddress: string | null;
  readonly onLeaveOut: (key: string) => void;
  readonly onTakeBack: () => void;
};

export function Preview({ total, reading, rows, ownAddress, onLeaveOut, onTakeBack }: Props) {
  const t = useTranslations('bulkChange.preview');
  const tFailure = useTranslations('failure');
  const whyOf = usePlanWords();
  const { lines, isReading, failure, readAgain } = reading;
  const done = lines.size;
  const oldest = [...lines.values()].map(({ readAt }) => readAt).toSorted()[0];
  return (
    <Panel
      title={t('title')}
      padded={false}
      aside={
        <span role="status">
          {isReading
            ? t('reading', { done, total })
            : oldest !== undefined && t.rich('readAll', { time: () => <Time value={oldest} /> })}
        </span>
      }
      actions={
        !isReading && (
          <Button size="sm" kind="ghost" icon="refresh" onClick={readAgain}>
            {t('readAgain')}
          </Button>
        )
      }
    >
      {isReading && (
        <div className="px-4 pt-3">
          <BatchMeter succeeded={done} failed={0} unknown={0} total={total} />
        </div>
      )}
      {failure !== null && (
        <div className="px-4 pt-3">
          <FailureBanner
            failure={failure}
            action={<WayOn failure={failure} isReading={false} onReadAgain={readAgain} />}
          />
        </div>
      )}
      {rows === null ? (
        <p className="px-4 py-3.5 text-ink-2">{t('choose')}</p>
      ) : (
        <>
          {rows.edits.length > 0 ? (
            <EditTable edits={rows.edits} ownAddress={ownAddress} onLeaveOut={onLeaveOut} />
          ) : (
            !isReading && <p className="px-4 py-3.5 font-medium">{t('noneChanges')}</p>
          )}
          <div className="divide-y divide-line empty:hidden not-first:border-t not-first:border-line">
            <OtherGroup
              icon="critical"
              color="text-critical"
              title={t('cannot', { count: rows.cannot.length })}
              rows={rows.cannot.map(({ key, ref, plan }) => ({ key, ref, why: whyOf(plan) }))}
              open
            />
            <OtherGroup
              icon="warning"
              color="text-warning"
              title={t('unread', { count: rows.unread.length })}
              rows={rows.unread.map(({ key, ref, failure: why }) => ({
                key,
                ref,
                why: tFailure(`${failureText(why).key}.title`),
              }))}
              open
            />
            <OtherGroup
              icon="check"
              color="text-ok"
              title={t('nothing', { count: rows.nothing.length })}
              rows={rows.nothing.map(({ key, ref, plan }) => ({ key, ref, why: whyOf(plan) }))}
            />
            {rows.leftOut.length > 0 && (
              <p className="flex flex-wrap items-center gap-2 px-4 py-2">
                {t('leftOut', { count: rows.leftOut.length })}
                <Button size="sm" kind="link" onClick={onTakeBack}>
                  {t('takeBack')}
                </Button>
              </p>
            )}
            {rows.edits.length > 0 && <PreviewScript edits={rows.edits} />}
          </div>
        </>
      )}
    </Panel>
  );
}
