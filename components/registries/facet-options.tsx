'use client';
/** The values of one facet with their counts; of many values the most frequent, and a search for the others. */

import { useTranslations } from 'next-intl';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { CONNECTION_COLOR, type ConnectionState } from '#components/ui/connection-mark.tsx';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { grouped } from '#components/ui/grouped.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import { MODE_COLOR } from '#components/ui/mode-mark.tsx';
import { facetColumn } from '#lib/fleet-table/facet-columns.ts';
import { countFacet, existingValues, tagText } from '#lib/fleet-table/filter.ts';
import type { Facet } from '#lib/fleet-table/filters.ts';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import type { Severity } from '#lib/fleet-table/severity.ts';
import { compareTexts } from '#lib/fleet-table/sort.ts';
import type { Verdicts } from '#lib/fleet-table/verdicts.ts';
import type { AccessMode } from '#lib/network-access/model.ts';
import { useKindWords } from './grid-words.ts';

type Option = { readonly value: string; readonly name: string; readonly count: number };

/** More values than this get a search, and are shown by how many registries have them. */
const FEW = 8;
/** Shown of many. */
const SHOWN = 6;
/** Shown of those that a search finds. */
const FOUND = 12;

/** Values that are always there, in an order of their own; the others are shown while somebody has them. */
const FIXED: readonly Facet[] = ['match', 'access', 'finding', 'endpoint'];
/** Shown only where they exist: most people never meet them. */
const RARE = ['unknown', 'other', 'unsure'];
/** Small to large, then whatever Azure invents. */
const SKUS = ['Premium', 'Standard', 'Basic'];

type FacetOptionsProps = {
  readonly facet: Facet;
  readonly label: string;
  readonly index: FleetIndex;
  readonly verdicts: Verdicts;
  readonly chosen: readonly string[];
  readonly onToggle: (facet: Facet, value: string) => void;
};

/** Not rendered again while only the search is typed: the counts follow when they are known. */
export const FacetOptions = memo(function FacetOptions({
  facet,
  label,
  index,
  verdicts,
  chosen,
  onToggle,
}: FacetOptionsProps) {
  const t = useTranslations('fleetView');
  const [sought, setSought] = useState('');
  const options = useOptions(facet, index, verdicts, chosen);
  const isLong = options.length > FEW;
  const found = sought
    ? options.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()))
    : options;
  // What is chosen stays in sight, whatever is sought.
  const first = options.filter(({ value }) => isLong && chosen.includes(value));
  const others = found.filter((option) => !first.includes(option));
  const shown = isLong ? others.slice(0, sought ? FOUND : SHOWN) : others;
  const hidden = others.length - shown.length;
  return (
    <fieldset aria-label={label} className="min-w-0">
      {isLong && (
        <Input
          type="search"
          className="my-1 h-7 text-xs"
          aria-label={t('findIn', { facet: label })}
          placeholder={t('find')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      )}
      {[...first, ...shown].map(({ value, name, count }) => (
        <label
          key={value}
          className="-ms-1 flex min-h-6.5 cursor-pointer items-center gap-1.5 rounded-sm px-1 hover:bg-hover"
        >
          <input
            type="checkbox"
            className="check"
            checked={chosen.includes(value)}
            onChange={() => onToggle(facet, value)}
          />
          {markOf(facet, value)}
          <span className="min-w-0 flex-1 truncate" title={name}>
            {name}
          </span>
          <span className={classNames('text-xs', count === 0 ? 'text-ink-3' : 'text-ink-2')}>
            {grouped(count)}
          </span>
        </label>
      ))}
      {hidden > 0 && (
        <p className="text-xs leading-6 text-ink-3">
          {t('moreValues', { count: hidden, values: grouped(hidden) })}
        </p>
      )}
      {options.length === 0 && <p className="text-xs leading-6 text-ink-3">{t('noValues')}</p>}
      {sought && found.length === 0 && <p className="text-xs leading-6 text-ink-3">{t('noneFound')}</p>}
    </fieldset>
  );
});

function useOptions(
  facet: Facet,
  index: FleetIndex,
  verdicts: Verdicts,
  chosen: readonly string[],
): readonly Option[] {
  const nameOf = useNames(facet, index);
  const existing = useMemo(() => existingValues(index, facet, verdicts), [facet, index, verdicts]);
  return useMemo(() => {
    const counts = countFacet(index, facet, verdicts);
    const values =
      facet === 'tag'
        ? index.table.tags.values.map(tagText)
        : facetColumn(index, facet, verdicts.matches).values;
    const options = values
      .map((value, place) => ({ value, name: nameOf(value), count: counts[place] ?? 0 }))
      .filter(({ value }) =>
        FIXED.includes(facet) ? !RARE.includes(value) || existing.has(value) : existing.has(value),
      );
    const gone = chosen.filter((value) => options.every((option) => option.value !== value));
    const all = [...options, ...gone.map((value) => ({ value, name: nameOf(value), count: 0 }))];
    if (FIXED.includes(facet)) return all;
    if (facet === 'sku') return all.sort((a, b) => rank(a.value) - rank(b.value));
    const isLong = all.length > FEW;
    return all.sort(
      (a, b) => (isLong ? b.count - a.count : 0) || compareTexts(a.name.toLowerCase(), b.name.toLowerCase()),
    );
  }, [facet, index, verdicts, nameOf, existing, chosen]);
}

const rank = (sku: string): number => (SKUS.includes(sku) ? SKUS.indexOf(sku) : SKUS.length);

function useNames(facet: Facet, index: FleetIndex): (value: string) => string {
  const t = useTranslations('registries');
  const tCommon = useTranslations('common');
  const tView = useTranslations('fleetView');
  const kinds = useKindWords();
  return useMemo(() => {
    const subscriptions = new Map(
      index.table.subscriptionIds.values.map((id, place) => [
        id.toLowerCase(),
        index.subscriptionNames[place] ?? id,
      ]),
    );
    const groups = new Map(index.table.resourceGroups.values.map((name) => [name.toLowerCase(), name]));
    return (value: string): string => {
      switch (facet) {
        case 'match':
          return tView(`matchFacet.${value as 'all'}`);
        case 'access':
          return tCommon(`mode.${value as AccessMode}`);
        case 'finding':
          return tCommon(`severity.${value as Severity}`);
        case 'endpoint':
          return tCommon(`connection.${value as ConnectionState}`);
        case 'kind':
          return kinds[value as keyof typeof kinds] ?? value;
        case 'trusted':
          return value === 'AzureServices' ? t('on') : value === 'None' ? t('off') : value;
        case 'tasks':
          return value === 'unknown' ? tCommon('notYetKnown') : t(value === 'on' ? 'on' : 'off');
        case 'subscription':
          return subscriptions.get(value) ?? value;
        case 'group':
          return groups.get(value) ?? value;
        default:
          return value;
      }
    };
  }, [facet, index, t, tCommon, tView, kinds]);
}

function markOf(facet: Facet, value: string): ReactNode {
  if (facet === 'access')
    return (
      <Icon name={`mode-${value as AccessMode}`} size="sm" className={MODE_COLOR[value as AccessMode]} />
    );
  const cut = '[--cut:var(--color-canvas)]';
  if (facet === 'finding')
    return (
      <Icon
        name={value as Severity}
        size="sm"
        className={classNames(SEVERITY_COLOR[value as Severity], cut)}
      />
    );
  if (facet === 'endpoint')
    return (
      <Icon
        name={`conn-${value as ConnectionState}`}
        size="sm"
        className={classNames(CONNECTION_COLOR[value as ConnectionState], cut)}
      />
    );
  return null;
}
