'use client';
/** A decision of this tab: how far it is, or how it ended. The operations panel announces it. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Stepper } from '#components/ui/stepper.tsx';
import { Time } from '#components/ui/time.tsx';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { dismissOperation } from '#lib/queries/operations.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import { decisionSteps } from './decision-steps.ts';
import { isRunning } from './decisions.ts';

export function InboxOperation({ operation }: { readonly operation: DecisionOperation }) {
  const t = useTranslations('approvals');
  const tFailure = useTranslations('failure');
  const { registry, connectionName, shownName: name, phase, failure, startedAt, finishedAt } = operation;
  const { icon, color } = mark(operation);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 py-2 ps-gutter pe-3">
      <Icon name={icon} size="sm" className={`mt-0.75 ${color}`} />
      <p className="wrap-anywhere">
        <Link
          href={approvalPath(registry, connectionName)}
          prefetch={false}
          className="font-medium text-ink no-underline"
        >
          {name}
        </Link>{' '}
        <span className="text-ink-2">{registry.name}</span>
        {phase === 'succeeded' && finishedAt && (
          <span className="block text-xs text-ink-2">
            {t.rich(`outcome.succeeded.${operation.decision}`, { time: () => <Time value={finishedAt} /> })}
          </span>
        )}
        {failure && (
          <span className="block text-xs text-ink-2">
            {t(`outcome.${phase}.${operation.decision}`, {
              reason: tFailure(`${failureText(failure).key}.title`),
            })}
          </span>
        )}
      </p>
      <span className="text-xs leading-5 text-ink-3">
        {isRunning(operation) ? (
          <Elapsed since={startedAt} />
        ) : (
          <IconButton
            icon="x"
            size="sm"
            className="-my-0.75"
            label={t('dismiss', { name })}
            onClick={() => dismissOperation(operation.id)}
          />
        )}
      </span>
      {isRunning(operation) && (
        <div className="col-start-2 col-end-4 pt-1.5">
          <Stepper
            label={t('progress', { name })}
            steps={decisionSteps(operation).map(({ key, state }) => ({
              key,
              state,
              name: t(`step.${key}`),
            }))}
          />
        </div>
      )}
    </li>
  );
}

function mark({ phase, decision }: DecisionOperation): { icon: IconName; color: string } {
  if (phase === 'failed') return { icon: 'critical', color: 'text-critical' };
  if (phase === 'unknown') return { icon: 'warning', color: 'text-warning' };
  if (phase !== 'succeeded') return { icon: 'conn-pending', color: 'text-conn-pending' };
  return decision === 'approve'
    ? { icon: 'conn-approved', color: 'text-conn-approved' }
    : { icon: 'conn-rejected', color: 'text-conn-rejected' };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function Elapsed({ since }: { readonly since: string }) {
  const t = useTranslations('approvals.elapsed');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  const elapsed = Math.max(0, now - Date.parse(since));
  return (
    <span className="whitespace-nowrap">
      {elapsed < MINUTE
        ? t('seconds', { n: Math.floor(elapsed / SECOND) })
        : t('minutes', { n: Math.floor(elapsed / MINUTE) })}
    </span>
  );
}
