'use client';
/** How a repair stands: on its way, done, or stopped, with the way on. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import type { Repair } from './use-repair.ts';

type Props = { readonly repair: Repair; readonly onReviewRest: () => void };

export function RepairProgress({ repair, onReviewRest }: Props) {
  const t = useTranslations('dns.repair');
  const { operation } = repair;
  if (operation === undefined) return null;
  const { phase, done, steps } = operation;
  const total = steps.length;
  const number = Math.min(done + 1, total);
  return (
    <div className="border-b border-line px-5 py-3.5">
      {phase === 'failed' || phase === 'unknown' ? (
        <RepairFailure repair={repair} onReviewRest={onReviewRest} />
      ) : phase === 'succeeded' ? (
        <Banner kind="ok" title={t('finished', { total })}>
          {t('doneBody')}
        </Banner>
      ) : (
        <p role="status">{phase === 'checking' ? t('checking') : t('running', { number, total })}</p>
      )}
    </div>
  );
}

/** A repair that stopped: why, and what can be done about the rest. */
export function RepairFailure({ repair, onReviewRest }: Props) {
  const t = useTranslations('dns.repair');
  const { operation, isLeaving } = repair;
  if (operation?.failure === undefined) return null;
  const { failure, done, steps } = operation;
  const total = steps.length;
  const isUnknown = operation.phase === 'unknown';
  const isOvertaken = failure.code === 'conflict';
  const needsSignIn = failure.code === 'sign_in_required';
  return (
    <FailureBanner
      failure={failure}
      what={isUnknown ? t('stoppedUnknown', { number: done + 1, total }) : t('stopped', { done, total })}
      action={
        <>
          {!isOvertaken && (
            <Button size="sm" busy={isLeaving} onClick={repair.goOn}>
              {t(needsSignIn ? 'stepUp' : 'goOn')}
            </Button>
          )}
          {!needsSignIn && (
            <Button size="sm" onClick={onReviewRest}>
              {t('review')}
            </Button>
          )}
        </>
      }
    >
      {isOvertaken && t('overtaken')}
    </FailureBanner>
  );
}
