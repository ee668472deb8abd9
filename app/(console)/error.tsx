'use client';
/** A page that broke. What was typed is kept: drafts live in the browser's own storage. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: Props) {
  const t = useTranslations('common');
  // Next.js writes the same digest to the server's log.
  const details = error.digest === undefined ? {} : { details: { correlationId: error.digest } };
  return (
    <main id="main" className="mx-auto w-full max-w-page px-gutter py-6">
      <FailureBanner
        failure={{ code: 'unexpected', ...details }}
        action={<Button onClick={reset}>{t('readAgain')}</Button>}
      />
    </main>
  );
}
