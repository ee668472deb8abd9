'use client';
/** A run: how far it is, what can be done about it now, and each registry's outcome. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { BatchMeter } from '#components/ui/batch-meter.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { summariseRun } from '#lib/bulk-change/run-summary.ts';
import type { RunCommand } from '#lib/bulk-run/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { KeptRun } from '#lib/operations/bulk-run-store.ts';
import { followRun, useRunBulk } from '#lib/queries/bulk-run.ts';
import { intentWords } from './intent-words.ts';
import { RunActions } from './run-actions.tsx';
import { RunItems } from './run-items.tsx';
import { RunSignIn } from './run-sign-in.tsx';
import { usePhaseWords } from './use-phase-words.tsx';

export function RunView({ run }: { readonly run: KeptRun }) {
  const t = useTranslations('bulkChange');
  const client = useQueryClient();
  const { steer } = useRunBulk();
  const [busy, setBusy] = useState<RunCommand | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const phaseWords = usePhaseWords();
  const { id, account, items, status, what, intent } = run;
  const summary = summariseRun(items);
  // A run whose outcome another page has seen already needs no more than this; another is followed once.
  useEffect(() => void followRun(client, account, id), [client, account, id]);

  const send = async (command: RunCommand) => {
    setBusy(command);
    setFailure(await steer(id, command));
    setBusy(null);
  };
  const words = intent === null ? null : intentWords(intent);
  const sentence = words === null ? null : t(`sentence.${words.key}`, words.values);
  const title = sentence === null || what === 'change' ? sentence : t('sentence.undo', { what: sentence });
  return (
    <>
      <Panel title={title ?? t('run.title')} padded={false}>
        <div className="grid gap-2 px-4 py-3.5">
          <p role="status" className="font-medium">
            {phaseWords(run)}
          </p>
          <BatchMeter
            succeeded={summary.done}
            failed={summary.refused}
            unknown={summary.unknown}
            total={summary.total}
          />
          <p className="text-ink-2">
            {t('run.counts', summary)}
            {status.inFlight > 0 && ` (${t('run.inFlight', { count: status.inFlight })})`}
          </p>
          {status.throttled > 0 && (
            <p className="text-ink-2">{t('run.throttled', { count: status.throttled })}</p>
          )}
        </div>
        {failure !== null && (
          <div className="px-4 pb-3">
            <FailureBanner failure={failure} what={t('run.failed')} />
          </div>
        )}
        <RunSignIn run={run} onBack={() => void send('resume')} />
        <RunActions run={run} busy={busy} onSend={(command) => void send(command)} />
      </Panel>
      <RunItems run={run} />
    </>
  );
}
