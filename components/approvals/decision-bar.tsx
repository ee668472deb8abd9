'use client';
/** Below a request, always in view: the form to decide, or how a decision stands, or why there is none. */
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { StepUpPanel } from '#components/shell/step-up-panel.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ApprovalDetail, Decision } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { isDoneSince, newestDecision } from '#lib/operations/still-pending.ts';
import { useDecideConnections } from '#lib/queries/decide-connections.ts';
import { dismissOperation, useOperations } from '#lib/queries/operations.ts';
import { DecideForm } from './decide-form.tsx';
import { Decided } from './decided.tsx';
import { DecisionFailure } from './decision-failure.tsx';
import { DecisionProgress } from './decision-progress.tsx';
import { isRunning, isUnsettled } from './decisions.ts';
import { requestName } from './inbox-view.ts';
import { MissingRight } from './missing-right.tsx';
import { useReason } from './use-reason.ts';

type DecisionBarProps = {
  readonly detail: ApprovalDetail;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function DecisionBar({ detail, isReading, onReadAgain }: DecisionBarProps) {
  const t = useTranslations('approvals');
  const { request, rights, readAt } = detail;
  const { registry, connection } = request;
  const { stepUp } = useAuth();
  const decide = useDecideConnections(requestName);
  const operation = newestDecision(useOperations(), { registry, connectionName: connection.name });
  const [reason, setReason] = useReason(registry, connection.name);
  const [sending, setSending] = useState<Decision | null>(null);
  const [leavingWith, setLeavingWith] = useState<string>();
  const bar = useRef<HTMLDivElement>(null);

  const isDone = operation?.phase === 'succeeded';
  const hasReason = reason !== '';
  useEffect(() => {
    if (isDone && hasReason) setReason('');
  });

  const send = async (decision: Decision) => {
    if (operation !== undefined) dismissOperation(operation.id);
    setSending(decision);
    const failure = await decide(decision, [request], reason);
    setSending(null);
    // The button that was pressed is gone: who listens or uses the keyboard goes on where the news is.
    if (failure === null) bar.current?.focus();
  };

  const dismiss = () => operation && dismissOperation(operation.id);
  const failure = operation?.phase === 'failed' ? operation.failure : undefined;
  const refused = failure?.code === 'sign_in_required' ? failure.claims : undefined;
  const claims = leavingWith ?? refused;

  const content = () => {
    if (isDoneSince(operation, readAt) || connection.status.toLowerCase() !== 'pending')
      return <Decided detail={detail} decision={operation} />;
    if (sending === null && isRunning(operation))
      return <DecisionProgress request={request} operation={operation} />;
    if (connection.provisioningState.toLowerCase() === 'updating') {
      return (
        <p className="flex items-center gap-2">
          <Icon name="running" className="text-accent" />
          {t('decidedElsewhere')}
        </p>
      );
    }
    if (isUnsettled(operation, readAt)) return null;
    if (rights.decideConnections === 'missing') return <MissingRight request={request} />;
    if (sending === null && claims !== undefined) {
      return (
        <StepUpPanel
          body={t('stepUp.body', { registry: registry.name })}
          onConfirm={() => {
            // What comes back is a new page: the old refusal must not meet it there.
            setLeavingWith(claims);
            dismiss();
            return stepUp(claims);
          }}
          onCancel={() => {
            setLeavingWith(undefined);
            dismiss();
          }}
        />
      );
    }
    return (
      <DecideForm
        request={request}
        requester={detail.requester}
        reason={reason}
        onReason={setReason}
        sending={sending}
        onDecide={(decision) => void send(decision)}
      />
    );
  };

  return (
    <div
      ref={bar}
      tabIndex={-1}
      className="grid max-h-[60dvh] flex-none gap-3 overflow-y-auto border-t border-line-2 bg-surface px-4 py-3 outline-none max-sm:max-h-none lg:px-6"
    >
      {operation && sending === null && (
        <DecisionFailure
          detail={detail}
          operation={operation}
          isReasonKept={hasReason}
          isReading={isReading}
          onReadAgain={onReadAgain}
        />
      )}
      {content()}
    </div>
  );
}
