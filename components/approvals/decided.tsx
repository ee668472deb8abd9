'use client';
/** A connection that waits for nobody any more: its state, how that is known, and the next request. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import { CONNECTION_COLOR, type ConnectionState, connectionState } from '#components/ui/connection-mark.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { isDoneSince } from '#lib/operations/still-pending.ts';
import { NextRequest } from './next-request.tsx';

const ReplyPanel = lazy(async () => ({ default: (await import('./reply-panel.tsx')).ReplyPanel }));

type DecidedProps = {
  readonly detail: ApprovalDetail;
  /** This tab's latest decision on it, if there is one. */
  readonly decision: DecisionOperation | undefined;
};

export function Decided({ detail, decision }: DecidedProps) {
  const t = useTranslations('approvals');
  const { connection } = detail.request;
  const byDecision = decision?.decision === 'approve' ? 'approved' : 'rejected';
  const seen = isDoneSince(decision, detail.readAt) ? byDecision : connectionState(connection.status);
  const isOurs = decision?.phase === 'succeeded' && seen === byDecision;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Icon name={`conn-${seen}`} className={CONNECTION_COLOR[seen]} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">
          {isOurs && decision.finishedAt ? (
            t.rich(`done.${decision.decision}`, { time: () => <Time value={decision.finishedAt ?? ''} /> })
          ) : (
            <State state={seen} status={connection.status} readAt={detail.readAt} />
          )}
        </p>
        <p className="text-ink-2">{t(`after.${seen}`, { registry: detail.request.registry.name })}</p>
      </div>
      <NextRequest after={detail.request} />
      {(seen === 'approved' || seen === 'rejected') && (
        <Suspense>
          <ReplyPanel detail={detail} state={seen} />
        </Suspense>
      )}
    </div>
  );
}

function State({
  state,
  status,
  readAt,
}: {
  readonly state: ConnectionState;
  readonly status: string;
  readonly readAt: string;
}) {
  const t = useTranslations('approvals');
  const tState = useTranslations('common.connection');
  const isDecided = state === 'approved' || state === 'rejected';
  return t.rich(isDecided ? 'decided' : 'notPending', {
    state: state === 'other' ? status : tState(state),
    time: () => <Time value={readAt} />,
  });
}
