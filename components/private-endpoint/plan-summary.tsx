'use client';
/** Beside the form: what will be done, what is there already, and what stands against it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointJob } from '#lib/endpoints/shapes.ts';
import { stopsIn } from '#lib/network-access/endpoint-plan/problems.ts';
import { jobQuery } from '#lib/queries/endpoints.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { ProblemList } from './problem-list.tsx';
import { StepList } from './step-list.tsx';

/** Long enough not to ask Azure at every letter. Milliseconds. */
const SETTLED_AFTER = 500;

type Props = {
  readonly job: Extract<EndpointJob, { kind: 'create' }>;
  readonly isComplete: boolean;
  readonly hasSlips: boolean;
  readonly onStart: () => void;
};

export function PlanSummary({ job, isComplete, hasSlips, onStart }: Props) {
  const t = useTranslations('endpoint.summary');
  const { account } = useAuth();
  const [asked, setAsked] = useState(job);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(job), SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, [job]);
  const isAskable = isComplete && !hasSlips;
  const isSettled = asked === job;
  const { data, error, isFetching } = useQuery({
    ...jobQuery(account.oid, asked),
    enabled: isAskable && isSettled,
    // Azure changes under an open form.
    staleTime: 0,
  });
  const stops = stopsIn(data?.problems ?? []);
  const reason = !isComplete
    ? t('choose')
    : hasSlips
      ? t('slips')
      : data === undefined || !isSettled || isFetching
        ? t('checking')
        : stops.length > 0
          ? t('stops', { count: stops.length })
          : undefined;
  return (
    <aside className="min-w-0 lg:sticky lg:top-17 lg:[:root:has([data-operations])_&]:top-27">
      <Panel title={t('title')}>
        <div className="grid gap-4">
          {!isAskable && <p className="text-ink-2">{reason}</p>}
          {isAskable && error !== null && <FailureBanner failure={failureOf(error)} />}
          {isAskable && data === undefined && error === null && <SkeletonBar width="full" />}
          {isAskable && data !== undefined && (
            <>
              <StepList
                label={t('steps')}
                kind="create"
                steps={data.steps.map((step) => ({
                  ...step,
                  shown: step.state === 'running' ? 'now' : step.state,
                }))}
              />
              {data.steps.some(({ state }) => state === 'done') && (
                <p className="text-xs text-ink-2">{t('reused')}</p>
              )}
              {data.problems.length > 0 && <ProblemList problems={data.problems} />}
            </>
          )}
          <p className="sr-only" role="status">
            {stops.length > 0 ? t('stops', { count: stops.length }) : ''}
          </p>
          <Button
            kind="primary"
            onClick={onStart}
            {...(reason === undefined ? {} : { disabledReason: reason })}
          >
            {t('create')}
          </Button>
        </div>
      </Panel>
    </aside>
  );
}
