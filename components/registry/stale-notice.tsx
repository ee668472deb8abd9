'use client';
/** Reading again did not work: what is shown below is what was read before, and this says so. */
import { useTranslations } from 'next-intl';
import { WayOn } from '#components/shell/way-on.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Failure } from '#lib/errors/failure.ts';

type Props = {
  readonly failure: Failure;
  /** ISO 8601: when what is still shown was read. */
  readonly readAt: string;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function StaleNotice({ failure, readAt, isReading, onReadAgain }: Props) {
  const t = useTranslations();
  return (
    <FailureBanner
      failure={failure}
      className="mb-4"
      action={<WayOn failure={failure} isReading={isReading} onReadAgain={onReadAgain} />}
    >
      {t.rich('registry.stale', { time: () => <Time value={readAt} /> })}
    </FailureBanner>
  );
}
