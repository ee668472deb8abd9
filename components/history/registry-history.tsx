'use client';
/** One registry's past, and the way back to any state in it. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { ReadLine } from '#components/registry/read-line.tsx';
import { RegistryPage } from '#components/registry/registry-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryHistory } from '#lib/change-log/shapes.ts';
import { accessWith } from '#lib/history/compare.ts';
import { filterLines } from '#lib/history/filter.ts';
import { HIDDEN_FROM_GRAPH } from '#lib/history/from-graph.ts';
import { type Line, linesOf } from '#lib/history/lines.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryHistoryQuery } from '#lib/queries/history.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { FilterBar } from './filter-bar.tsx';
import { HistoryList } from './history-list.tsx';
import { ReachNote } from './reach-note.tsx';
import { UnexplainedNotes } from './unexplained-notes.tsx';
import { useHistoryFilters } from './use-history-filters.ts';
import { useLineWords } from './use-line-words.ts';

const RestoreDialog = dynamic(() => import('./restore-dialog.tsx').then((part) => part.RestoreDialog), {
  ssr: false,
});

const ExportDialog = dynamic(
  () => import('#components/export-state/export-dialog.tsx').then((part) => part.ExportDialog),
  { ssr: false },
);

const DAY = 24 * 3_600_000;

export function RegistryHistoryPage({ registry }: { readonly registry: RegistryRef }) {
  const t = useTranslations('common');
  const { account } = useAuth();
  const detail = useQuery(registryQuery(account.oid, registry));
  const { data, error, isFetching, refetch } = useQuery(registryHistoryQuery(account.oid, registry));
  if (detail.data === undefined)
    return detail.error === null ? (
      <RegistrySkeleton registry={registry} />
    ) : (
      <ReadFailurePage failure={failureOf(detail.error)} />
    );
  const readAgain = () => void Promise.all([refetch(), detail.refetch()]);
  return (
    <RegistryPage registry={registry} data={detail.data} isBusy={data === undefined && error === null}>
      <div className="grid gap-4">
        {error !== null && (
          <FailureBanner
            failure={failureOf(error)}
            action={
              <Button size="sm" busy={isFetching} onClick={readAgain}>
                {t('readAgain')}
              </Button>
            }
          />
        )}
        {data === undefined ? (
          error === null && <Reading />
        ) : (
          <History registry={detail.data} history={data} isReading={isFetching} onReadAgain={readAgain} />
        )}
      </div>
    </RegistryPage>
  );
}

function Reading() {
  const t = useTranslations('history');
  return (
    <Panel title={t('lines')}>
      <p role="status" className="mb-3 text-ink-2">
        {t('readingLog')}
      </p>
      <div className="grid gap-4">
        <SkeletonBar width="lg" />
        <SkeletonBar width="full" />
        <SkeletonBar width="lg" />
      </div>
    </Panel>
  );
}

type Props = {
  readonly registry: RegistryDetail;
  readonly history: RegistryHistory;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

function History({ registry, history, isReading, onReadAgain }: Props) {
  const t = useTranslations('exportState');
  const words = useLineWords();
  const view = useHistoryFilters('90');
  const [restored, setRestored] = useState<{ line: Line; side: 'before' | 'after' } | null>(null);
  const [exported, setExported] = useState<Line | null>(null);
  const { entries, current, log, graph, readAt } = history;
  const { lines, unexplained } = useMemo(
    // Without the log nobody tells of fields that Resource Graph does not show.
    () => linesOf(entries, current, log.failure === null ? [] : HIDDEN_FROM_GRAPH),
    [entries, current, log],
  );
  const shown = useMemo(() => {
    const since = Date.parse(readAt) - view.days * DAY;
    const recent = lines.filter(({ entry }) => Date.parse(entry.at) >= since);
    return filterLines(recent, { ...view.filters, registry: '', subscription: '' }, words.text);
  }, [lines, view.filters, view.days, words, readAt]);
  return (
    <>
      <div className="grid gap-1">
        <ReadLine readAt={readAt} isReading={isReading} onReadAgain={onReadAgain} />
        <ReachNote log={log} graph={graph} />
      </div>
      <UnexplainedNotes unexplained={unexplained} isFleet={false} />
      <FilterBar view={view} lines={lines} subscriptions={null} />
      <HistoryList
        lines={shown}
        total={lines.length}
        words={words}
        isFleet={false}
        isReading={isReading}
        subscriptionName={() => registry.subscriptionName}
        actions={{
          onRestore: (line, side) => setRestored({ line, side }),
          onExport: setExported,
        }}
      />
      {restored !== null && (
        <RestoreDialog
          registry={registry}
          line={restored.line}
          side={restored.side}
          words={words}
          onClose={() => setRestored(null)}
        />
      )}
      {exported !== null && (
        <ExportDialog
          registry={registry.ref}
          access={accessWith(registry.access, exported.moment.after)}
          description={t.rich('asWas', {
            time: () => <Time value={exported.entry.until} format="datetime" />,
          })}
          onClose={() => setExported(null)}
        />
      )}
    </>
  );
}
