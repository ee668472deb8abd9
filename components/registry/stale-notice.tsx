'use client';
/** Reading again did not work: what is shown below is what was read before, and this says so. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';

type Props = {
  readonly failure: Failure;
  /** ISO 8601: when what is still shown was read. */
  readonly readAt: string;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function StaleNotice({ failure, readAt, isReading, onReadAgain }: Props) {
  const t = useTranslations();
  const { signInAgain } = useAuth();
  return (
    <FailureBanner
      failure={failure}
      className="mb-4"
      action={
        failure.code === 'sign_in_required' ? (
          <Button size="sm" onClick={() => void signInAgain()}>
            {t('common.signInAgain')}
          </Button>
        ) : (
          <Button size="sm" busy={isReading} onClick={onReadAgain}>
            {t('common.readAgain')}
          </Button>
        )
      }
    >
      {t.rich('registry.stale', { time: () => <Time value={readAt} /> })}
    </FailureBanner>
  );
}
