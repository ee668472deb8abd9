'use client';
/** The past of every registry that the user may read, subscription by subscription as they answer. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo } from 'react';
import { ReadLine } from '#components/registry/read-line.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { filterLines } from '#lib/history/filter.ts';
import { HIDDEN_FROM_GRAPH } from '#lib/history/from-graph.ts';
import { linesOf } from '#lib/history/lines.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { EMPTY_FLEET_HISTORY, type FleetHistory } from '#lib/queries/fleet-history.ts';
import { useFleetHistory } from '#lib/queries/history.ts';
import { FilterBar } from './filter-bar.tsx';
import { HistoryFrame } from './history-frame.tsx';
import { HistoryList } from './history-list.tsx';
import { ReachNote } from './reach-note.tsx';
import { UnexplainedNotes } from './unexplained-notes.tsx';
import { useHistoryFilters } from './use-history-filters.ts';
import { useLineWords } from './use-line-words.ts';

export function FleetHistoryPage() {
  const t = useTranslations('history');
  const { account } = useAuth();
  const view = useHistoryFilters('7');
  const words = useLineWords();
  const { data, error, isReading, readAgain } = useFleetHistory(account.oid, {
    days: view.days,
    subscription: view.filters.subscription,
  });
  const history = useDeferredValue(data) ?? EMPTY_FLEET_HISTORY;
  const { lines, unexplained } = useMemo(() => linesIn(history), [history]);
  const shown = useMemo(() => filterLines(lines, view.filters, words.text), [lines, view.filters, words]);
  if (data === undefined && error !== null) return <ReadFailurePage failure={failureOf(error)} />;
  const names = new Map(history.subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
  return (
    <HistoryFrame isBusy={isReading}>
      {error !== null && <FailureBanner failure={failureOf(error)} />}
      <div className="grid gap-1">
        {isReading || history.readAt === '' ? (
          <p role="status" className="text-xs text-ink-3">
            {history.subscriptions.length === 0
              ? t('reading')
              : t('progress', { done: history.logs.size, total: history.subscriptions.length })}
          </p>
        ) : (
          <ReadLine readAt={history.readAt} isReading={false} onReadAgain={readAgain} />
        )}
        <ReachNote log={deepest(history)} graph={history.graph} />
      </div>
      <Unread history={history} />
      <UnexplainedNotes unexplained={unexplained} isFleet />
      <FilterBar view={view} lines={lines} subscriptions={history.subscriptions} />
      <HistoryList
        lines={shown}
        total={lines.length}
        words={words}
        isFleet
        isReading={isReading}
        subscriptionName={(id) => names.get(id.toLowerCase()) ?? id}
      />
    </HistoryFrame>
  );
}

/** Each subscription by itself: where its log was not read, less can be said. */
function linesIn({ entries, logs, current }: FleetHistory): ReturnType<typeof linesOf> {
  const parts = [...entries].map(([id, own]) => {
    const log = logs.get(id);
    return linesOf(own, current, log === undefined || log.failure !== null ? HIDDEN_FROM_GRAPH : []);
  });
  return {
    lines: parts
      .flatMap(({ lines }) => lines)
      .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at)),
    unexplained: parts.flatMap(({ unexplained }) => unexplained),
  };
}

/** What can be said of all logs that were read: the least that one of them reaches back. */
function deepest({ logs }: FleetHistory) {
  const read = [...logs.values()].filter(({ failure }) => failure === null);
  return read.reduce<(typeof read)[number] | null>(
    (least, log) => (least === null || log.from > least.from ? log : least),
    null,
  );
}

function Unread({ history }: { readonly history: FleetHistory }) {
  const t = useTranslations('history');
  const tFailure = useTranslations('failure');
  const failed = history.subscriptions.flatMap(({ id, name }) => {
    const failure = history.logs.get(id.toLowerCase())?.failure ?? null;
    return failure === null ? [] : [{ id, name, failure }];
  });
  if (failed.length === 0) return null;
  return (
    <Banner kind="warning" announce={false} title={t('unread', { count: failed.length })}>
      <ul>
        {failed.map(({ id, name, failure }) => (
          <li key={id}>
            <b className="font-medium">{name}</b>: {tFailure(`${failureText(failure).key}.title`)}
          </li>
        ))}
      </ul>
      <p>{history.graph !== null && history.graph.failure === null && t('unreadGraph')}</p>
    </Banner>
  );
}
