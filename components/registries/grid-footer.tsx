'use client';
/** Under the grid: how many there are of how many, from which source, as of when. */
import { useTranslations } from 'next-intl';
import { IconButton } from '#components/ui/button.tsx';
import { grouped } from '#components/ui/grouped.ts';
import { Time } from '#components/ui/time.tsx';
import type { FleetReading } from '#lib/queries/fleet.ts';

type GridFooterProps = {
  readonly reading: FleetReading;
  /** How many the search and the filters leave. */
  readonly shown: number;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

export function GridFooter({ reading, shown, isReading, onReadAgain }: GridFooterProps) {
  const t = useTranslations('registries');
  const tView = useTranslations('fleetView');
  const tCommon = useTranslations('common');
  const { table, subscriptions, expected, source, asOf } = reading;
  const count = table.size;
  const registries = grouped(count);
  const isPartial = expected !== null && expected > count;
  return (
    <>
      {/* As wide as most counts are: what stands behind it stays where it is. */}
      <span role="status" className="lg:min-w-64">
        {isPartial
          ? tView('soFar', { count, registries, expected: grouped(expected) })
          : shown === count
            ? t('count', {
                count,
                registries,
                subscriptionCount: subscriptions.length,
                subscriptions: grouped(subscriptions.length),
              })
            : t('countFiltered', { shown: grouped(shown), count, registries })}
      </span>
      <span className="flex-1">
        {source === 'graph'
          ? tView.rich(isReading ? 'asOfGraphReading' : 'asOfGraph', { time: () => <Time value={asOf} /> })
          : t.rich('readAt', { time: () => <Time value={asOf} /> })}
      </span>
      <IconButton
        icon="refresh"
        size="sm"
        label={tCommon('readAgain')}
        aria-busy={isReading}
        onClick={onReadAgain}
      />
    </>
  );
}
