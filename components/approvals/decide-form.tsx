'use client';
/** Reason, Approve, Reject. Nothing is sent while the words do not fit; nothing typed is cut. */
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/input.tsx';
import type { ApprovalRequest, Decision } from '#lib/approvals/shapes.ts';
import type { EndpointView } from '#lib/connections/shapes.ts';
import {
  composeDescription,
  DESCRIPTION_LIMIT,
  descriptionLength,
  validateDecision,
} from '#lib/network-access/connection.ts';
import { isFocusOnAnother } from './focused-row.ts';
import { KeyCap } from './key-cap.tsx';
import { messageOf } from './message-of.ts';
import { ReasonTemplate } from './reason-template.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { requestKey } from './request-key.ts';
import { useSingleKeys, useSingleKeysOn } from './single-keys.ts';

type DecideFormProps = {
  readonly request: ApprovalRequest;
  readonly requester: EndpointView;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** The decision that is on its way, or null. */
  readonly sending: Decision | null;
  readonly onDecide: (decision: Decision) => void;
};

export function DecideForm({ request, requester, reason, onReason, sending, onDecide }: DecideFormProps) {
  const t = useTranslations('approvals.decide');
  const tIssue = useTranslations('inputIssue');
  const [asked, setAsked] = useState<Decision>('approve');
  const [isConfirming, setIsConfirming] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const message = messageOf(request, requester);
  const description = composeDescription(message, reason);
  const length = descriptionLength(description);

  // A missing reason is an error only once somebody tried to reject without one.
  const [issue] = validateDecision({ decision: asked, reason, message });

  const attempt = (decision: Decision) => {
    if (sending !== null) return;
    setAsked(decision);
    if (validateDecision({ decision, reason, message }).length > 0) field.current?.focus();
    else if (decision === 'reject') setIsConfirming(true);
    else onDecide('approve');
  };
  const fill = (text: string) => {
    onReason(text);
    field.current?.focus();
  };
  // A key means the row with the focus, which may be ahead of this page.
  const decideByKey = (decision: Decision) => {
    if (!isFocusOnAnother(requestKey(request))) attempt(decision);
  };
  useSingleKeys({ a: () => decideByKey('approve'), r: () => decideByKey('reject') });
  const hasKeys = useSingleKeysOn();

  return (
    <form
      data-decide
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        attempt('approve');
      }}
    >
      <Field
        label={t('reason')}
        hint={t(message?.trim() ? 'hintKept' : 'hint')}
        error={issue && tIssue(issue.code, issue.values ?? {})}
        aside={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ReasonTemplate reason={reason} onReason={fill} />
            <span className={length > DESCRIPTION_LIMIT ? 'font-medium text-critical' : undefined}>
              {t('length', { length, limit: DESCRIPTION_LIMIT })}
            </span>
          </span>
        }
      >
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            rows={1}
            className="field-sizing-content max-h-32"
            value={reason}
            onChange={(event) => onReason(event.target.value)}
            readOnly={sending !== null}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind="primary" busy={sending === 'approve'} aria-keyshortcuts="A">
          {t('approve')}
          {hasKeys && sending === null && (
            <span aria-hidden="true">
              <KeyCap>A</KeyCap>
            </span>
          )}
        </Button>
        <Button
          kind="danger"
          busy={sending === 'reject'}
          aria-keyshortcuts="R"
          onClick={() => attempt('reject')}
        >
          {t('reject')}
          {hasKeys && sending === null && (
            <span aria-hidden="true">
              <KeyCap>R</KeyCap>
            </span>
          )}
        </Button>
        <p className="w-full text-xs text-ink-3 lg:w-auto lg:flex-1">{t('final')}</p>
      </div>
      <RejectDialog
        request={request}
        description={description}
        open={isConfirming}
        onClose={() => setIsConfirming(false)}
        onReject={() => {
          setIsConfirming(false);
          onDecide('reject');
        }}
      />
    </form>
  );
}
