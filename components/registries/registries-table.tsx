'use client';
/** The grid itself: sortable head, the rows in view, one tab stop. */

import { useTranslations } from 'next-intl';
import { lazy, memo, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { grouped } from '#components/ui/grouped.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { countSelected, type Selection } from '#lib/fleet-table/selection.ts';
import type { Direction, SortKey } from '#lib/fleet-table/sort.ts';
import type { AddressMatches } from '#lib/fleet-table/verdicts.ts';
import { cellWithin, FIRST_CELL, HEAD } from './cell.ts';
import { CHECK_WIDTH, COLUMNS, tableWidth } from './columns.ts';
import { useGridWords } from './grid-words.ts';
import { RegistryRow } from './registry-row.tsx';
import { rowParts, useWindow } from './use-window.ts';

const GridKeys = lazy(async () => ({ default: (await import('./grid-keys.tsx')).GridKeys }));

type RegistriesTableProps = {
  readonly index: FleetIndex;
  /** Row numbers, in the order they are shown. */
  readonly rows: Uint32Array;
  readonly matches: AddressMatches | null;
  readonly columns: readonly SortKey[];
  readonly sort: SortKey;
  readonly direction: Direction;
  readonly sortBy: (key: SortKey) => void;
  readonly density: 'normal' | 'compact';
  readonly selection: Selection;
  readonly onToggle: (place: number, isRange: boolean) => void;
  readonly onSelectAll: (chosen: boolean) => void;
  readonly fresh: ReadonlySet<number>;
  /** The view as it stands in the address. */
  readonly view: string;
  /** When Azure was read: what ages are compared with. */
  readonly now: string;
};

export const RegistriesTable = memo(function RegistriesTable({
  index,
  rows,
  matches,
  columns,
  sort,
  direction,
  sortBy,
  density,
  selection,
  onToggle,
  onSelectAll,
  fresh,
  view,
  now,
}: RegistriesTableProps) {
  const t = useTranslations('registries');
  const tView = useTranslations('fleetView');
  const words = useGridWords(now);
  const table = useRef<HTMLTableElement>(null);
  const width = tableWidth(columns);
  useLayoutEffect(() => {
    // By script: the content security policy lets no style stand in the page's text.
    table.current?.style.setProperty('width', `${width}rem`);
  }, [width]);
  const { rowHeight, start, end, inView } = useWindow(table, rows.length, density, width);
  const [place, setStop] = useState(FIRST_CELL);
  const stop = cellWithin(place, rows.length, columns.length + 1);
  const chosen = countSelected(selection, rows);
  const parts = rowParts({ start, end }, stop.row);
  return (
    <>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked by arrow keys
        role="grid"
        ref={table}
        aria-label={t('title')}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        data-density={density}
        className="grid-table"
      >
        <colgroup>
          <col className={CHECK_WIDTH[0]} />
          {columns.map((key) => (
            <col key={key} className={COLUMNS[key].width[0]} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="pin">
              <SelectAll
                label={tView('selectAll', { count: rows.length, rows: grouped(rows.length) })}
                isAll={chosen === rows.length}
                isSome={chosen > 0}
                tabIndex={stop.row === HEAD && stop.column === 0 ? 0 : -1}
                onChange={onSelectAll}
              />
            </th>
            {columns.map((key, column) => {
              const isSorted = sort === key;
              const { numeric } = COLUMNS[key];
              return (
                <th
                  key={key}
                  scope="col"
                  aria-sort={isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
                  className={classNames(numeric && 'num', column === 0 && 'pin pin-2')}
                >
                  <button
                    type="button"
                    tabIndex={stop.row === HEAD && stop.column === column + 1 ? 0 : -1}
                    onClick={() => sortBy(key)}
                    className={classNames(
                      '-mx-1.5 inline-flex h-7 cursor-pointer items-center gap-1 px-1.5 hover:text-ink',
                      numeric && 'flex-row-reverse',
                    )}
                  >
                    {t(`column.${key}`)}
                    {isSorted && <Icon name={direction} size="sm" />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {parts.flatMap((part, number) => [
            <Gap
              key={number === parts.length - 1 ? 'gap' : 'first gap'}
              height={(part.start - (parts[number - 1]?.end ?? 0)) * rowHeight}
              columns={columns.length + 1}
            />,
            // In one list, so that a row that leaves the view with the focus stays the same element.
            ...Array.from(rows.subarray(part.start, part.end), (row, offset) => {
              const place = part.start + offset;
              return (
                <RegistryRow
                  key={place}
                  index={index}
                  row={row}
                  place={place}
                  columns={columns}
                  words={words}
                  matches={matches}
                  isSelected={selection.bits[row] === 1}
                  tabStop={place === stop.row ? stop.column : -1}
                  isFresh={fresh.has(row)}
                  look={density}
                  onToggle={onToggle}
                />
              );
            }),
          ])}
          <Gap height={(rows.length - (parts.at(-1)?.end ?? 0)) * rowHeight} columns={columns.length + 1} />
        </tbody>
      </table>
      <Suspense>
        <GridKeys
          table={table}
          index={index}
          rows={rows}
          columnCount={columns.length + 1}
          pageRows={Math.max(1, inView)}
          stop={stop}
          setStop={setStop}
          onToggle={onToggle}
          onSelectAll={onSelectAll}
          view={view}
        />
      </Suspense>
    </>
  );
});

/** The height of rows that are not rendered. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  const cell = useRef<HTMLTableCellElement>(null);
  const isThere = height > 0;
  useLayoutEffect(() => {
    cell.current?.style.setProperty('height', `${height}px`);
  }, [height]);
  return isThere ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row that is no row: nothing in it has the focus
    <tr aria-hidden="true" className="gap">
      <td ref={cell} colSpan={columns} />
    </tr>
  ) : null;
}

type SelectAllProps = {
  readonly label: string;
  readonly isAll: boolean;
  readonly isSome: boolean;
  readonly tabIndex: number;
  readonly onChange: (chosen: boolean) => void;
};

function SelectAll({ label, isAll, isSome, tabIndex, onChange }: SelectAllProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome && !isAll;
  }, [isSome, isAll]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="check"
      aria-label={label}
      checked={isAll}
      tabIndex={tabIndex}
      onChange={() => onChange(!isAll)}
    />
  );
}
