'use client';
/** On the page, once the dialog is closed: how the last repair ended, or that it is still going on. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Time } from '#components/ui/time.tsx';
import { RepairFailure } from './repair-progress.tsx';
import type { Repair } from './use-repair.ts';

type Props = { readonly repair: Repair; readonly onReview: () => void };

export function RepairNotice({ repair, onReview }: Props) {
  const t = useTranslations('dns.repair');
  const { operation } = repair;
  if (operation === undefined) return null;
  const { phase, done, steps, finishedAt } = operation;
  const total = steps.length;
  return (
    <div className="mb-4">
      {phase === 'failed' || phase === 'unknown' ? (
        <RepairFailure repair={repair} onReviewRest={onReview} />
      ) : finishedAt !== undefined ? (
        <Banner
          kind="ok"
          title={t.rich('doneTitle', { time: () => <Time value={finishedAt} /> })}
          onClose={repair.dismiss}
        >
          {t('doneBody')}
        </Banner>
      ) : (
        <Banner kind="info" icon="running" title={t('doneOf', { done, total })}>
          {t('running', { number: Math.min(done + 1, total), total })}
        </Banner>
      )}
    </div>
  );
}
