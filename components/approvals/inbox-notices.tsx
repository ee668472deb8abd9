'use client';
/** What the list may be missing: subscriptions that could not be read, or a reading that failed. */
import { useTranslations } from 'next-intl';
import { WayOn } from '#components/shell/way-on.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { SupportDetails } from '#components/ui/support-details.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ApprovalList } from '#lib/approvals/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';

type InboxNoticesProps = {
  readonly list: Pick<ApprovalList, 'failures' | 'subscriptions' | 'readAt'>;
  /** Why the list could not be read again, or null. */
  readonly failure: Failure | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

/** In a narrow pane the button stands below the words. */
const STACKED = 'sm:grid-cols-[auto_minmax(0,1fr)] [&>:nth-child(3)]:col-start-2';

export function InboxNotices({ list, failure, isReading, onReadAgain }: InboxNoticesProps) {
  const t = useTranslations();
  return (
    <div className="grid gap-2 border-b border-line py-2 ps-gutter pe-3 empty:hidden">
      {failure && (
        <FailureBanner
          failure={failure}
          what={t('approvals.notReadAgain')}
          className={STACKED}
          action={<WayOn failure={failure} isReading={isReading} onReadAgain={onReadAgain} />}
        >
          {t.rich('approvals.showing', { time: () => <Time value={list.readAt} /> })}
        </FailureBanner>
      )}
      {list.failures.length > 0 && (
        <Banner
          kind="warning"
          announce={false}
          className={STACKED}
          title={t('approvals.unread.title', {
            count: list.failures.length,
            total: list.subscriptions.length,
          })}
        >
          <ul>
            {list.failures.map((unread) => (
              <li key={unread.subscription.id}>
                <b className="font-medium">{unread.subscription.name}</b>:{' '}
                {t(`failure.${failureText(unread.failure).key}.title`)}
                {unread.failure.details && <SupportDetails details={unread.failure.details} />}
              </li>
            ))}
          </ul>
          <p>{t('approvals.unread.others')}</p>
        </Banner>
      )}
    </div>
  );
}
