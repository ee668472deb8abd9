'use client';
/** The way on from a reading that failed: sign in again where that is what it takes, else read again. */
import { redirect } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';

type WayOnProps = {
  readonly failure: Failure;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function WayOn({ failure, isReading, onReadAgain }: WayOnProps) {
  const t = useTranslations('common');
  const { signInAgain } = useAuth();
  // Signing in again would end the same way: a page of its own names what an administrator must do.
  if (failure.code === 'sign_in_blocked')
    redirect(`/sign-in/blocked?reason=${encodeURIComponent(failure.reason)}`);
  return failure.code === 'sign_in_required' ? (
    <Button size="sm" onClick={() => void signInAgain()}>
      {t('signInAgain')}
    </Button>
  ) : (
    <Button size="sm" busy={isReading} onClick={onReadAgain}>
      {t('readAgain')}
    </Button>
  );
}
