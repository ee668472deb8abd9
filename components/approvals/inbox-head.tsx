'use client';
/** The inbox's heading row: how many wait, when Azure was read, reading it again. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { Time } from '#components/ui/time.tsx';

const InboxMenu = lazy(async () => ({ default: (await import('./inbox-menu.tsx')).InboxMenu }));

type InboxHeadProps = {
  /** Absent while nothing has been read yet. */
  readonly read?: { readonly pending: number; readonly at: string };
  readonly isReading: boolean;
  readonly onReadAgain?: () => void;
};

export function InboxHead({ read, isReading, onReadAgain }: InboxHeadProps) {
  const t = useTranslations('approvals');
  return (
    <div className="z-2 flex min-h-13 flex-none flex-wrap items-center gap-x-1.5 border-b border-line bg-canvas py-2 ps-gutter pe-3 sm:sticky sm:top-0">
      <h1 className="whitespace-nowrap">{t('title')}</h1>
      <p role="status" className="text-ink-2 max-lg:sr-only">
        {read ? t('pending', { count: read.pending }) : <span className="sr-only">{t('reading')}</span>}
      </p>
      <span className="ms-auto text-xs whitespace-nowrap text-ink-3">
        {read ? (
          <>
            <span className="sr-only">{t.rich('readAt', { time: () => <Time value={read.at} /> })}</span>
            {/* Beside the button that reads again the time says it all, and the row stays one line. */}
            <span aria-hidden="true">
              <Time value={read.at} />
            </span>
          </>
        ) : (
          <SkeletonBar width="sm" />
        )}
      </span>
      {onReadAgain && (
        <IconButton
          icon={isReading ? 'running' : 'refresh'}
          size="sm"
          label={t('readAgain')}
          aria-busy={isReading}
          onClick={onReadAgain}
        />
      )}
      {onReadAgain && (
        <Suspense fallback={<span className="size-control" />}>
          <InboxMenu />
        </Suspense>
      )}
    </div>
  );
}
