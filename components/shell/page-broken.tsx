'use client';
/** What a page that broke shows. Loaded when it did. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';

/** @param digest what Next.js writes to the server's log as well. */
export function PageBroken({ digest, onReset }: { digest: string | undefined; onReset: () => void }) {
  const t = useTranslations('common');
  const details = digest === undefined ? {} : { details: { correlationId: digest } };
  return (
    <FailureBanner
      failure={{ code: 'unexpected', ...details }}
      action={<Button onClick={onReset}>{t('readAgain')}</Button>}
    />
  );
}
