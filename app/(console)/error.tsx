'use client';
/** A page that broke. What was typed is kept: drafts live in the browser's own storage. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Every page carries this file; its words in full come only where one broke, and where they can be had. */
const PageBroken = lazy(async () => {
  const loaded = await import('#components/shell/page-broken.tsx').catch(() => null);
  return { default: loaded?.PageBroken ?? Plain };
});

export default function PageError({ error, reset }: Props) {
  return (
    <main id="main" className="mx-auto w-full max-w-page px-gutter py-6">
      <Suspense fallback={<Plain onReset={reset} />}>
        <PageBroken digest={error.digest} onReset={reset} />
      </Suspense>
    </main>
  );
}

function Plain({ onReset }: { onReset: () => void }) {
  const t = useTranslations();
  return (
    <p role="alert">
      {t('failure.unexpected.title')}{' '}
      <button type="button" className="cursor-pointer text-accent underline" onClick={onReset}>
        {t('common.readAgain')}
      </button>
    </p>
  );
}
