'use client';
/** Content that could not be read: what happened, and the way on. As part of a page, and as a whole one. */
import { redirect, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';

/** Most pages can be read: what says why one could not stays out of the first load. */
const FailureBanner = lazy(async () => ({
  default: (await import('#components/ui/failure-banner.tsx')).FailureBanner,
}));

export function ReadFailure({ failure }: { failure: Failure }) {
  const t = useTranslations('common');
  const router = useRouter();
  const { signInAgain } = useAuth();
  const [isReading, read] = useTransition();
  // Signing in again would end the same way: a page of its own names what an administrator must do.
  if (failure.code === 'sign_in_blocked')
    redirect(`/sign-in/blocked?reason=${encodeURIComponent(failure.reason)}`);
  const action =
    failure.code === 'sign_in_required' ? (
      <Button kind="primary" onClick={signInAgain}>
        {t('signInAgain')}
      </Button>
    ) : (
      <Button onClick={() => read(() => router.refresh())} busy={isReading}>
        {t('readAgain')}
      </Button>
    );
  return (
    <div className="mx-auto w-full max-w-page px-gutter py-6">
      <Suspense>
        <FailureBanner failure={failure} action={action} />
      </Suspense>
    </div>
  );
}

export function ReadFailurePage({ failure }: { failure: Failure }) {
  return (
    <main id="main">
      <ReadFailure failure={failure} />
    </main>
  );
}
