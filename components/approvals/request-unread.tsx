'use client';
/** The request could not be read, or not again. */
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';

type RequestUnreadProps = {
  readonly failure: Failure;
  /** When what is still shown was read: ISO 8601. Undefined when nothing is. */
  readonly readAt: string | undefined;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
  /** Given when this is the whole pane: the heading it must have. */
  readonly headingId: string | undefined;
};

export function RequestUnread({ failure, readAt, isReading, onReadAgain, headingId }: RequestUnreadProps) {
  const t = useTranslations();
  const { signInAgain, stepUp } = useAuth();
  if (failure.code === 'not_found') {
    return (
      <div className="-mx-6 -my-3">
        <EmptyState
          title={<span id={headingId}>{t('approvals.notFound.title')}</span>}
          action={<ButtonLink href="/approvals">{t('approvals.allRequests')}</ButtonLink>}
        >
          <p>{t('approvals.notFound.body')}</p>
        </EmptyState>
      </div>
    );
  }
  const signIn = () =>
    failure.code === 'sign_in_required' && failure.claims ? stepUp(failure.claims) : signInAgain();
  return (
    <>
      {headingId !== undefined && <h2 id={headingId}>{t('approvals.notRead')}</h2>}
      <FailureBanner
        failure={failure}
        action={
          failure.code === 'sign_in_required' ? (
            <Button size="sm" onClick={() => void signIn()}>
              {t(failure.claims ? 'shell.stepUp.confirm' : 'common.signInAgain')}
            </Button>
          ) : (
            <Button size="sm" busy={isReading} onClick={onReadAgain}>
              {t('common.readAgain')}
            </Button>
          )
        }
      >
        {readAt && t.rich('approvals.showing', { time: () => <Time value={readAt} /> })}
      </FailureBanner>
    </>
  );
}
