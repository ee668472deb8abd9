'use client';
/** The grid itself: sortable head, one row per registry, one tab stop. */
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { Icon } from '#components/ui/icon.tsx';
import { COLUMNS } from './columns.ts';
import type { RegistryRow as Row } from './filter-registries.ts';
import { RegistryRow } from './registry-row.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import type { RegistryView } from './use-registry-view.ts';

type RegistriesTableProps = {
  readonly rows: readonly Row[];
  readonly view: Pick<RegistryView, 'sort' | 'direction' | 'sortBy'>;
  readonly fresh: ReadonlySet<string>;
  readonly readAt: string;
};

export function RegistriesTable({ rows, view, fresh, readAt }: RegistriesTableProps) {
  const t = useTranslations('registries');
  const { grid, stopIn } = useGridKeys(rows.length);
  const headStop = stopIn(0);
  return (
    <table {...grid} aria-label={t('title')} aria-rowcount={rows.length + 1} className="grid-table">
      <colgroup>
        {COLUMNS.map(({ key, width }) => (
          <col key={key} className={width} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {COLUMNS.map(({ key, numeric }, column) => {
            const isSorted = view.sort === key;
            return (
              <th
                key={key}
                scope="col"
                aria-sort={isSorted ? (view.direction === 'asc' ? 'ascending' : 'descending') : undefined}
                className={classNames(numeric && 'num', column === 0 && 'pin')}
              >
                <button
                  type="button"
                  tabIndex={column === headStop ? 0 : -1}
                  onClick={() => view.sortBy(key)}
                  className={classNames(
                    '-mx-1.5 inline-flex h-7 cursor-pointer items-center gap-1 px-1.5 hover:text-ink',
                    numeric && 'flex-row-reverse',
                  )}
                >
                  {t(`column.${key}`)}
                  {isSorted && <Icon name={view.direction} size="sm" />}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <RegistryRow
            key={row.registry.id}
            row={row}
            index={index + 2}
            tabStop={stopIn(index + 1)}
            isFresh={fresh.has(row.registry.id)}
            readAt={readAt}
          />
        ))}
      </tbody>
    </table>
  );
}
