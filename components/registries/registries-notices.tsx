'use client';
/** Above the list: that it could not be read again, and which subscriptions are missing from it. */
import { useTranslations } from 'next-intl';
import { WayOn } from '#components/shell/way-on.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import type { FleetReading } from '#lib/queries/fleet.ts';
import { UnreadSubscriptions } from './unread-subscriptions.tsx';

type Props = {
  /** null where nothing could be read at all. */
  readonly reading: FleetReading | null;
  /** Why the last reading failed; null when it did not. */
  readonly failure: Failure | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function RegistriesNotices({ reading, failure, isReading, onReadAgain }: Props) {
  const t = useTranslations('registries');
  const tView = useTranslations('fleetView');
  const tCommon = useTranslations('common');
  return (
    <>
      {failure !== null && (
        <FailureBanner
          failure={failure}
          what={reading === null ? tView('notRead') : t('notReadAgain')}
          action={<WayOn failure={failure} isReading={isReading} onReadAgain={onReadAgain} />}
        >
          {reading !== null && t.rich('showing', { time: () => <Time value={reading.asOf} /> })}
        </FailureBanner>
      )}
      {reading !== null && (
        <UnreadSubscriptions
          failures={reading.failures}
          total={reading.subscriptions.length}
          action={
            <Button size="sm" onClick={onReadAgain} busy={isReading}>
              {tCommon('readAgain')}
            </Button>
          }
        />
      )}
    </>
  );
}
