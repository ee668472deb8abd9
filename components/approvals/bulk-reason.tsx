'use client';
/** The reason for many requests: each keeps its own message in front, so it may fit some and not others. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/input.tsx';
import type { Decision } from '#lib/approvals/shapes.ts';
import type { InputIssue } from '#lib/errors/failure.ts';
import type { TooLong } from './bulk-parts.ts';
import { ReasonTemplate } from './reason-template.tsx';
import { requestKey } from './request-key.ts';
import { selection } from './selection.ts';

type BulkReasonProps = {
  readonly decision: Decision;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly issue: InputIssue | undefined;
  readonly tooLong: readonly TooLong[];
  readonly total: number;
  readonly isSending: boolean;
  readonly onSend: () => void;
};

export function BulkReason(props: BulkReasonProps) {
  const { decision, reason, onReason, issue, tooLong, total, isSending, onSend } = props;
  const t = useTranslations('approvals');
  const tIssue = useTranslations('inputIssue');
  const [longest] = tooLong;
  const error =
    longest !== undefined
      ? t('bulk.tooLong', { count: tooLong.length, total, over: longest.over })
      : issue && tIssue(issue.code, issue.values ?? {});
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Field
        label={t('decide.reason')}
        hint={t(decision === 'reject' ? 'bulk.hintReject' : 'bulk.hintApprove')}
        error={error}
      >
        {(control) => (
          <Textarea
            {...control}
            data-autofocus
            rows={2}
            value={reason}
            onChange={(event) => onReason(event.target.value)}
            readOnly={isSending}
          />
        )}
      </Field>
      {longest !== undefined && tooLong.length < total && (
        <div>
          <Button
            size="sm"
            onClick={() => {
              for (const { request } of tooLong) selection.toggle(requestKey(request));
            }}
          >
            {t('bulk.leaveLongOut', { count: tooLong.length })}
          </Button>
        </div>
      )}
      {decision === 'approve' && <ReasonTemplate reason={reason} onReason={onReason} />}
    </form>
  );
}
