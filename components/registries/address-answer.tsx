'use client';
/** The answer to a search by address in one sentence, with what it leaves out. */

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { countFacet } from '#lib/fleet-table/filter.ts';
import { MATCHES } from '#lib/fleet-table/filters.ts';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import type { Verdicts } from '#lib/fleet-table/verdicts.ts';
import { formatRange } from '#lib/network-access/ip-range.ts';
import { findSpecial } from '#lib/network-access/special-ranges.ts';

export function AddressAnswer({
  index,
  verdicts,
}: {
  readonly index: FleetIndex;
  readonly verdicts: Verdicts;
}) {
  const t = useTranslations('fleetView.address');
  const counts = useMemo(() => countFacet(index, 'match', verdicts), [index, verdicts]);
  if (verdicts.matches === null) return null;
  const { range } = verdicts.matches;
  const [all, rule, part, inactive, unsure] = MATCHES.map((_, place) => counts[place] ?? 0);
  const text = formatRange(range);
  return (
    <div className="flex gap-2 text-sm" role="status">
      <Icon name="globe" className="mt-0.5 text-ink-2" />
      <p className="max-w-prose">
        <span className="font-medium">
          {range.prefix === 32
            ? t('one', { range: text, count: (all ?? 0) + (rule ?? 0), all: all ?? 0, rule: rule ?? 0 })
            : t('range', { range: text, count: (all ?? 0) + (rule ?? 0), all: all ?? 0, rule: rule ?? 0 })}
        </span>
        {(part ?? 0) > 0 && <> {t('part', { count: part ?? 0 })}</>}
        {(inactive ?? 0) > 0 && <> {t('inactive', { count: inactive ?? 0 })}</>}
        {(unsure ?? 0) > 0 && <> {t('unsure', { count: unsure ?? 0 })}</>}
        <span className="text-ink-2"> {findSpecial(range) === null ? t('others') : t('special')}</span>
      </p>
    </div>
  );
}
