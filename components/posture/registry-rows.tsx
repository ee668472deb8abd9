'use client';
/** The first registries of a view, worst first: which, what was found, and the page that mends it. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Tag } from '#components/ui/tag.tsx';
import { textAt } from '#lib/fleet-table/ragged.ts';
import { factsOf } from '#lib/posture/facts.ts';
import { rowKey } from '#lib/posture/row-key.ts';
import { isNewIn } from '#lib/posture/trend.ts';
import { VIEWS, type View } from '#lib/posture/views.ts';
import { registryPath } from '#lib/queries/paths.ts';
import { fixAt, type ListName, refAt } from './fix-path.ts';
import type { Judged } from './use-posture.ts';

type Props = { readonly judged: Judged; readonly list: ListName; readonly rows: ArrayLike<number> };

const isView = (list: ListName): list is View => VIEWS.some((view) => view === list);

/** @returns whether a row is new in the list since the last look; false where that is not known. */
export function useIsNew({ history, reading }: Judged, list: ListName): (row: number) => boolean {
  return useMemo(() => {
    const isNew = isView(list) ? isNewIn(history, list) : null;
    return (row) => isNew?.(rowKey(reading.table, row)) ?? false;
  }, [history, reading, list]);
}

export function RegistryRows({ judged, list, rows }: Props) {
  const { table } = judged.reading;
  const isNew = useIsNew(judged, list);
  return (
    <ul className="mt-2.5 border-t border-line">
      {Array.from(rows, (row) => (
        <li
          key={rowKey(table, row)}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line py-1.5 last:border-b-0"
        >
          <span className="min-w-0">
            <RegistryName judged={judged} row={row} isNew={isNew(row)} />{' '}
            <span className="text-xs text-ink-2 wrap-anywhere">
              <Fact judged={judged} list={list} row={row} />
            </span>
          </span>
          <FixLink judged={judged} list={list} row={row} />
        </li>
      ))}
    </ul>
  );
}

type RowProps = { readonly judged: Judged; readonly row: number };

export function RegistryName({ judged, row, isNew }: RowProps & { readonly isNew: boolean }) {
  const t = useTranslations('posture');
  const { table } = judged.reading;
  const where = `${subscriptionAt(judged, row)} / ${textAt(table.resourceGroups, row)}`;
  return (
    <>
      <Link
        href={registryPath(refAt(table, row))}
        prefetch={false}
        title={where}
        className="me-1.5 inline-block min-h-6 font-medium wrap-anywhere"
      >
        {table.names[row]}
      </Link>
      {isNew && (
        <span title={t('freshTitle')} className="me-1.5">
          <Tag>{t('freshMark')}</Tag>
        </span>
      )}
    </>
  );
}

export const subscriptionAt = ({ names, reading: { table } }: Judged, row: number): string => {
  const id = textAt(table.subscriptionIds, row);
  return names.get(id.toLowerCase()) ?? id;
};

export function Fact({ judged, list, row }: RowProps & { readonly list: ListName }) {
  return useFact(judged)(list, row);
}

/** @returns what was found about a row, in words. */
export function useFact({ reading, beside }: Judged): (list: ListName, row: number) => string {
  const t = useTranslations('posture.fact');
  return (list, row) =>
    factsOf(list, reading.table, row, beside)
      .map(({ key, values }) => t(key as 'mode', values))
      .join(', ');
}

export function FixLink({ judged, list, row }: RowProps & { readonly list: ListName }) {
  const t = useTranslations('posture.fix');
  const { table } = judged.reading;
  const { place, href } = fixAt(list, table, row);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={`${t(place)}: ${table.names[row]}`}
      className="inline-flex min-h-6 items-center text-xs whitespace-nowrap"
    >
      {t(place)}
    </Link>
  );
}
