'use client';
/** One decision on many requests: what each brings with it, the reason for all, and what is left out. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CopyMissingRights } from '#components/rights/copy-missing-rights.tsx';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { StepUpPanel } from '#components/shell/step-up-panel.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ApprovalDetail, ApprovalRequest, Decision } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { newestDecision } from '#lib/operations/still-pending.ts';
import { useDecideConnections } from '#lib/queries/decide-connections.ts';
import { approvalKey } from '#lib/queries/keys.ts';
import { dismissOperation, useOperations } from '#lib/queries/operations.ts';
import { CONSOLE_ACTIONS } from '#lib/rights/console-actions.ts';
import { bulkParts, reasonIssues } from './bulk-parts.ts';
import { BulkReason } from './bulk-reason.tsx';
import { BulkRow } from './bulk-row.tsx';
import { requestName } from './inbox-view.ts';
import { messageOf } from './message-of.ts';
import { requestKey } from './request-key.ts';
import { selection } from './selection.ts';
import { useBulkReason } from './use-reason.ts';

type BulkDialogProps = {
  readonly decision: Decision;
  readonly selected: readonly ApprovalRequest[];
  /** Of a batch that is tried again. */
  readonly initialReason?: string;
  readonly onClose: () => void;
};

export function BulkDialog({ decision, selected, initialReason, onClose }: BulkDialogProps) {
  const t = useTranslations('approvals.bulk');
  const { stepUp } = useAuth();
  const decide = useDecideConnections(requestName);
  const operations = useOperations();
  const known = useKnownDetails();
  const [reason, setReason] = useBulkReason(initialReason);
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [claims, setClaims] = useState<string>();
  const { ready, leftOut } = bulkParts(
    selected,
    isSending ? [] : operations,
    (request) => known(request)?.rights.decideConnections ?? 'unknown',
  );
  const { issue, tooLong } = reasonIssues(decision, reason, ready, (request) =>
    messageOf(request, known(request)?.requester),
  );
  const count = ready.length;

  const send = async () => {
    setTried(true);
    if (issue !== undefined || tooLong.length > 0 || count === 0) return;
    setSending(true);
    const failure = await decide(decision, ready, reason);
    if (failure?.code === 'sign_in_required' && failure.claims !== undefined) {
      // Nothing was sent: what is shown as refused would only be in the way when the user comes back.
      setClaims(failure.claims);
      setSending(false);
      return;
    }
    selection.clear();
    if (failure === null) setReason('');
    onClose();
  };
  const leave = async (asked: string) => {
    for (const { registry, connection } of ready) {
      const refused = newestDecision(operations, { registry, connectionName: connection.name });
      if (refused?.phase === 'failed') dismissOperation(refused.batch);
    }
    await stepUp(asked);
  };

  const forbidden = [
    ...new Set(leftOut.flatMap(({ request, why }) => (why === 'forbidden' ? [request.registryId] : []))),
  ].map((scope) => ({ action: CONSOLE_ACTIONS.decideConnections.action, scope }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`title.${decision}`, { count: selected.length })}
      description={t('description')}
      closeLabel={t('back')}
      footer={
        <>
          <Button kind="ghost" className="ms-auto" onClick={onClose}>
            {t('back')}
          </Button>
          <Button
            kind={decision === 'approve' ? 'primary' : 'danger-solid'}
            busy={isSending}
            disabledReason={count === 0 && !isSending ? t('nothingLeft') : undefined}
            onClick={() => void send()}
          >
            {t(`confirm.${decision}`, { count })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {claims !== undefined ? (
          <StepUpPanel
            body={t('stepUp', { count })}
            onConfirm={() => leave(claims)}
            onCancel={() => setClaims(undefined)}
          />
        ) : (
          <BulkReason
            decision={decision}
            reason={reason}
            onReason={setReason}
            issue={isTried || issue?.code !== 'reason_required' ? issue : undefined}
            tooLong={tooLong}
            total={count}
            isSending={isSending}
            onSend={() => void send()}
          />
        )}
        {decision === 'reject' && (
          <ul className="grid list-disc gap-1 ps-4">
            <li>{t('cutsOff')}</li>
            <li>{t('final')}</li>
          </ul>
        )}
        {leftOut.length > 0 && (
          <Banner kind="warning" announce={false} title={t('leftOut', { count: leftOut.length })}>
            <ul>
              {leftOut.map(({ request, why }) => (
                <li key={requestKey(request)}>
                  <b className="font-medium">{requestName(request)}</b> {request.registry.name}:{' '}
                  {why === 'forbidden' ? (
                    <MissingRightReason name="decideConnections" place={request.registry.name} />
                  ) : (
                    t(`why.${why}`)
                  )}
                </li>
              ))}
            </ul>
            {forbidden.length > 0 && <CopyMissingRights missing={forbidden} />}
          </Banner>
        )}
        {count > 0 && (
          <div className="grid gap-1.5">
            <h3 className="font-medium text-ink-2">{t(`each.${decision}`, { count })}</h3>
            <ul className="divide-y divide-line border-y border-line">
              {ready.map((request) => (
                <BulkRow
                  key={requestKey(request)}
                  decision={decision}
                  request={request}
                  over={tooLong.find((long) => long.request === request)?.over ?? 0}
                />
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** As far as rows have read them; the dialog asks for none itself, and the server keeps what is not known here. */
function useKnownDetails(): (request: ApprovalRequest) => ApprovalDetail | undefined {
  const client = useQueryClient();
  const { account } = useAuth();
  return ({ registry, connection }) =>
    client.getQueryData<ApprovalDetail>(approvalKey(account.oid, registry, connection.name));
}
