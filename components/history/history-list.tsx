'use client';
/** Lines by day, newest first; the first hundred, then more when asked for. */
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Line } from '#lib/history/lines.ts';
import { ExportLines } from './export-lines.tsx';
import { HistoryLine } from './history-line.tsx';
import type { StateActions } from './line-details.tsx';
import type { LineWords } from './use-line-words.ts';

type Props = {
  /** Filtered, newest first. */
  readonly lines: readonly Line[];
  readonly total: number;
  readonly words: LineWords;
  /** Whether each line names its registry. */
  readonly isFleet: boolean;
  readonly isReading: boolean;
  readonly subscriptionName: (id: string) => string;
  readonly actions?: StateActions;
};

/** Drawn at once; every line is a few elements. */
const STEP = 100;

export function HistoryList({
  lines,
  total,
  words,
  isFleet,
  isReading,
  subscriptionName,
  actions = {},
}: Props) {
  const t = useTranslations('history');
  const format = useFormatter();
  const [shown, setShown] = useState(STEP);
  const days = useMemo(
    () => [...Map.groupBy(lines.slice(0, shown), ({ entry }) => dayOf(entry.at))],
    [lines, shown],
  );
  return (
    <Panel
      title={t('lines')}
      aside={
        <span role="status">
          {lines.length === total
            ? t('count', { count: total })
            : t('countOf', { count: lines.length, total })}
        </span>
      }
      actions={
        lines.length > 0 && <ExportLines lines={lines} words={words} subscriptionName={subscriptionName} />
      }
      padded={false}
      footer={
        lines.length > shown ? (
          <Button size="sm" onClick={() => setShown(shown + STEP)}>
            {t('showMore', { count: Math.min(STEP, lines.length - shown) })}
          </Button>
        ) : undefined
      }
    >
      {lines.length === 0 ? (
        <EmptyState
          icon="clock"
          title={total === 0 ? t(isReading ? 'reading' : 'none') : t('noneMatch')}
          level={3}
        >
          {total === 0 && !isReading ? t('noneBody') : ''}
        </EmptyState>
      ) : (
        days.map(([day, ofDay]) => (
          <section key={day} aria-label={format.dateTime(new Date(ofDay[0]?.entry.at ?? ''), DAY)}>
            <h3 className="border-b border-line bg-canvas px-4 py-1 text-xs font-medium text-ink-2">
              {format.dateTime(new Date(ofDay[0]?.entry.at ?? ''), DAY)}
            </h3>
            <ol>
              {ofDay.map((line) => (
                <HistoryLine
                  key={line.entry.id}
                  line={line}
                  words={words}
                  isFleet={isFleet}
                  actions={actions}
                />
              ))}
            </ol>
          </section>
        ))
      )}
    </Panel>
  );
}

const DAY = { dateStyle: 'full' } as const;

/** In the reader's time zone. */
const dayOf = (iso: string): string => new Date(iso).toDateString();
