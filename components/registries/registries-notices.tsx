'use client';
/** Above the list: that it could not be read again, and which subscriptions are missing from it. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { WayOn } from '#components/shell/way-on.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import type { RegistryList } from '#lib/registries/shapes.ts';
import { UnreadSubscriptions } from './unread-subscriptions.tsx';

type Props = {
  readonly list: RegistryList;
  /** Why the last reading failed; null when it did not. */
  readonly failure: Failure | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
  readonly action: ReactNode;
};

export function RegistriesNotices({ list, failure, isReading, onReadAgain, action }: Props) {
  const t = useTranslations('registries');
  return (
    <>
      {failure !== null && (
        <FailureBanner
          failure={failure}
          what={t('notReadAgain')}
          action={<WayOn failure={failure} isReading={isReading} onReadAgain={onReadAgain} />}
        >
          {t.rich('showing', { time: () => <Time value={list.readAt} /> })}
        </FailureBanner>
      )}
      <UnreadSubscriptions failures={list.failures} total={list.subscriptions.length} action={action} />
    </>
  );
}
