'use client';
/** Above the counts: what they lack, and that what is shown may be old. */
import { useTranslations } from 'next-intl';
import { WayOn } from '#components/shell/way-on.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { Time } from '#components/ui/time.tsx';
import { failureOf } from '#lib/queries/fetch-result.ts';
import type { Fleet, FleetReading } from '#lib/queries/fleet.ts';

type Props = { readonly fleet: Fleet; readonly reading: FleetReading };

/** More names than this are not read by anybody. */
const MOST_NAMES = 7;

export function PostureNotices({ fleet: { error, isReading, readAgain }, reading }: Props) {
  const t = useTranslations('posture');
  const tCommon = useTranslations('common');
  const tFailure = useTranslations('failure');
  const { failures, subscriptions, asOf } = reading;
  const failure = error === null || error === undefined ? null : failureOf(error);
  return (
    <>
      {failure !== null && (
        <FailureBanner
          failure={failure}
          what={t('notReadAgain')}
          action={<WayOn failure={failure} isReading={isReading} onReadAgain={readAgain} />}
        >
          {t.rich('showing', { time: () => <Time value={asOf} /> })}
        </FailureBanner>
      )}
      {failures.length > 0 && (
        <Banner
          kind="warning"
          announce={false}
          title={t('unread', { count: failures.length, total: subscriptions.length })}
          action={
            <Button size="sm" busy={isReading} onClick={readAgain}>
              {tCommon('readAgain')}
            </Button>
          }
        >
          <ul>
            {failures.slice(0, MOST_NAMES).map(({ subscription, failure: why }) => (
              <li key={subscription.id}>
                <b className="font-medium">{subscription.name}</b>:{' '}
                {tFailure(`${failureText(why).key}.title`)}
              </li>
            ))}
            {failures.length > MOST_NAMES && (
              <li>{t('unreadMore', { count: failures.length - MOST_NAMES })}</li>
            )}
          </ul>
        </Banner>
      )}
    </>
  );
}
