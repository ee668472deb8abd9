'use client';
/** Why a decision was not carried out, and what next. The reason that was typed is still there. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { connectionState } from '#components/ui/connection-mark.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure, InputIssue } from '#lib/errors/failure.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { dismissOperation } from '#lib/queries/operations.ts';
import { requestName } from './inbox-view.ts';

type DecisionFailureProps = {
  readonly detail: ApprovalDetail;
  readonly operation: DecisionOperation;
  /** There is a typed reason, and it stays. */
  readonly isReasonKept: boolean;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function DecisionFailure({
  detail,
  operation,
  isReasonKept,
  isReading,
  onReadAgain,
}: DecisionFailureProps) {
  const t = useTranslations();
  const { signInAgain } = useAuth();
  const { id, phase, failure, decision } = operation;
  if (failure === undefined || (phase !== 'failed' && phase !== 'unknown')) return null;
  const dismiss = () => dismissOperation(id);
  const readAgain = (
    <Button size="sm" busy={isReading} onClick={onReadAgain}>
      {t('common.readAgain')}
    </Button>
  );
  switch (failure.code) {
    case 'conflict':
      return <Overtaken detail={detail} failure={failure} action={readAgain} onClose={dismiss} />;
    case 'invalid_input':
      return <Refused issues={failure.issues} onClose={dismiss} />;
    case 'sign_in_required':
      // A step-up takes the form's place.
      if (failure.claims !== undefined) return null;
      return (
        <FailureBanner
          failure={failure}
          action={
            <Button
              size="sm"
              onClick={() => {
                dismiss();
                void signInAgain();
              }}
            >
              {t('common.signInAgain')}
            </Button>
          }
        >
          {isReasonKept && t('approvals.kept')}
        </FailureBanner>
      );
    default:
      return (
        <FailureBanner
          failure={failure}
          {...(phase === 'failed'
            ? { what: t(`approvals.not.${decision}`, { name: requestName(detail.request) }) }
            : {})}
          action={failure.code === 'unavailable' ? readAgain : undefined}
          onClose={dismiss}
        >
          {isReasonKept && t('approvals.kept')}
        </FailureBanner>
      );
  }
}

type OvertakenProps = {
  readonly detail: ApprovalDetail;
  readonly failure: Failure;
  readonly action: ReactNode;
  readonly onClose: () => void;
};

/** Somebody else was faster. Azure tells what holds now, not who did it. */
function Overtaken({ detail, failure, action, onClose }: OvertakenProps) {
  const t = useTranslations();
  const { status } = detail.request.connection;
  const state = connectionState(status);
  const key = state === 'pending' ? 'changed' : 'decided';
  return (
    <Banner
      kind="warning"
      icon="fork"
      title={t(`approvals.overtaken.${key}.title`, {
        name: requestName(detail.request),
        state: state === 'other' ? status : t(`common.connection.${state}`),
      })}
      action={action}
      onClose={onClose}
      {...(failure.details ? { details: failure.details } : {})}
    >
      {t(`approvals.overtaken.${key}.body`, { registry: detail.request.registry.name })}
    </Banner>
  );
}

/** The server refused what was typed: normally the form says so before. */
function Refused({
  issues,
  onClose,
}: {
  readonly issues: readonly InputIssue[];
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  return (
    <Banner kind="critical" title={t('failure.invalid_input.title')} onClose={onClose}>
      <ul>
        {issues.map(({ path, code, values }) => (
          <li key={`${path} ${code}`}>
            {t.has(`inputIssue.${code}`)
              ? t(`inputIssue.${code}`, values ?? {})
              : t('inputIssue.wrong_arguments')}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
