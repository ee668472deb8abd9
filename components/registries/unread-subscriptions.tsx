'use client';
/** Names the subscriptions that could not be read; what the others hold is shown all the same. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { SupportDetails } from '#components/ui/support-details.tsx';
import type { SubscriptionFailure } from '#lib/fleet/shapes.ts';

/** Named at once; the others on demand: the list is what people came for. */
const SHOWN = 5;

type UnreadSubscriptionsProps = {
  readonly failures: readonly SubscriptionFailure[];
  /** How many subscriptions there are in all. */
  readonly total: number;
  readonly action?: ReactNode;
};

export function UnreadSubscriptions({ failures, total, action }: UnreadSubscriptionsProps) {
  const t = useTranslations('registries.unread');
  if (failures.length === 0) return null;
  return (
    <Banner
      kind="warning"
      title={t(failures.every(({ isKept }) => isKept) ? 'titleKept' : 'title', {
        count: failures.length,
        total,
      })}
      action={action}
      announce={false}
    >
      <p>{t('others')}</p>
      <Failures failures={failures.slice(0, SHOWN)} />
      {failures.length > SHOWN && (
        <details>
          <summary>{t('more', { count: failures.length - SHOWN })}</summary>
          <Failures failures={failures.slice(SHOWN)} />
        </details>
      )}
    </Banner>
  );
}

function Failures({ failures }: Pick<UnreadSubscriptionsProps, 'failures'>) {
  const tFailure = useTranslations('failure');
  const tFleet = useTranslations('fleet');
  return (
    <ul>
      {failures.map(({ subscription, failure, isKept }) => (
        <li key={subscription.id}>
          <b className="font-medium">{subscription.name}</b>: {tFailure(`${failureText(failure).key}.title`)}
          {isKept && <> · {tFleet('kept')}</>}
          {failure.details && <SupportDetails details={failure.details} />}
        </li>
      ))}
    </ul>
  );
}
