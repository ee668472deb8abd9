'use client';
/** What can be done about a run now; the likeliest next step is the one primary button. */
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { runCsv } from '#lib/bulk-change/run-csv.ts';
import { summariseRun } from '#lib/bulk-change/run-summary.ts';
import type { RunCommand } from '#lib/bulk-run/shapes.ts';
import { NO_CHANGE } from '#lib/network-access/change.ts';
import type { KeptRun } from '#lib/operations/bulk-run-store.ts';
import { bulkAgainPath, bulkUndoPath } from '#lib/queries/paths.ts';

type Props = {
  readonly run: KeptRun;
  readonly busy: RunCommand | null;
  readonly onSend: (command: RunCommand) => void;
};

export function RunActions({ run, busy, onSend }: Props) {
  const t = useTranslations('bulkChange.run');
  const { status, items, isLost, id } = run;
  const { phase, why } = status;
  const { bad, open, done } = summariseRun(items);
  const isMoving = phase === 'canary' || phase === 'running';
  const isSettled = (phase === 'ended' || phase === 'stopped') && status.inFlight === 0;
  const canUndo = isSettled && items.some(({ made, state }) => made !== undefined && state !== 'nothing');
  const button = (command: RunCommand, words: string, kind: 'primary' | 'default' = 'default') => (
    <Button key={command} kind={kind} busy={busy === command} onClick={() => onSend(command)}>
      {words}
    </Button>
  );
  const isPaused = phase === 'paused' && why !== 'sign_in';
  const canRetry = bad > 0 && !isLost && (isPaused || phase === 'ended');
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
      {!isSettled && <p className="max-w-prose text-xs text-ink-2">{t('leave')}</p>}
      {isSettled && (
        <Button icon="download" kind="ghost" onClick={() => download(run)}>
          {t('csv')}
        </Button>
      )}
      <span className="ms-auto flex flex-wrap gap-2">
        {!isSettled && phase !== 'stopped' && button('stop', t('stop'))}
        {isMoving && button('pause', t('pause'))}
        {canUndo && (
          <ButtonLink href={bulkUndoPath(id)} icon="undo">
            {t('undo')}
          </ButtonLink>
        )}
        {isPaused && bad > 0 && open > 0 && button('resume', t('without', { count: bad }))}
        {isPaused && bad === 0 && button('resume', t('resume'), 'primary')}
        {phase === 'holding' && button('continue', t('continue', { count: open }), 'primary')}
        {isSettled && bad + open > 0 && (
          <ButtonLink href={bulkAgainPath(id)} kind={canRetry ? 'default' : 'primary'}>
            {t('again', { count: bad + open })}
          </ButtonLink>
        )}
        {canRetry && button('retry', t('retry', { count: bad }), 'primary')}
        {isSettled && bad + open === 0 && done > 0 && (
          <ButtonLink href="/registries" kind="primary">
            {t('back')}
          </ButtonLink>
        )}
      </span>
    </div>
  );
}

function download({ items, request, status }: KeptRun): void {
  const text = runCsv(
    items.map((item) => ({ ...item, asked: request.tasks[item.index]?.change ?? NO_CHANGE })),
  );
  // Spreadsheets take text for UTF-8 only when it begins with a byte order mark.
  const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `acr-bulk-change-${status.startedAt.slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
