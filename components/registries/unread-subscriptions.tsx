'use client';
/** Names the subscriptions that could not be read; what the others hold is shown all the same. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { SupportDetails } from '#components/ui/support-details.tsx';
import type { SubscriptionFailure } from '#lib/fleet/shapes.ts';

type UnreadSubscriptionsProps = {
  readonly failures: readonly SubscriptionFailure[];
  /** How many subscriptions there are in all. */
  readonly total: number;
  readonly action?: ReactNode;
};

export function UnreadSubscriptions({ failures, total, action }: UnreadSubscriptionsProps) {
  const t = useTranslations('registries.unread');
  const tFleet = useTranslations('fleet');
  const tFailure = useTranslations('failure');
  if (failures.length === 0) return null;
  return (
    <Banner
      kind="warning"
      title={t('title', { count: failures.length, total })}
      action={action}
      announce={false}
    >
      <p>{t('others')}</p>
      <ul>
        {failures.map(({ subscription, failure, isKept }) => (
          <li key={subscription.id}>
            <b className="font-medium">{subscription.name}</b>:{' '}
            {tFailure(`${failureText(failure).key}.title`)}
            {isKept && <> · {tFleet('kept')}</>}
            {failure.details && <SupportDetails details={failure.details} />}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
