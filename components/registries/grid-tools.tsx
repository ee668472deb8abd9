'use client';
/** Beside the search: which columns in which order and how high the rows, and the way out as a file. */

import { useTranslations } from 'next-intl';
import { memo, type RefObject } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuAction } from '#components/ui/menu.tsx';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { type Selection, selectedRows } from '#lib/fleet-table/selection.ts';
import type { SortKey } from '#lib/fleet-table/sort.ts';
import type { AddressMatches } from '#lib/fleet-table/verdicts.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ToolPopover } from './tool-popover.tsx';
import { useSearchKey } from './use-search-key.ts';

type GridToolsProps = {
  readonly index: FleetIndex;
  readonly rows: Uint32Array;
  readonly matches: AddressMatches | null;
  /** As shown. */
  readonly columns: readonly SortKey[];
  readonly selection: Selection;
  readonly search: RefObject<HTMLInputElement | null>;
};

export const GridTools = memo(function GridTools({
  index,
  rows,
  matches,
  columns,
  selection,
  search,
}: GridToolsProps) {
  useSearchKey(search);
  const t = useTranslations('fleetView');
  const save = async (format: 'csv' | 'json', of: Iterable<number>) => {
    const { downloadRows } = await import('./download-rows.ts');
    downloadRows(format, index, of, columns, matches);
  };
  // Ticked ones in the order of the view as far as they are in it, then the others.
  const ticked = () => {
    const inView = Array.from(rows).filter((row) => selection.bits[row] === 1);
    const seen = new Set(inView);
    return [...inView, ...selectedRows(selection).filter((row) => !seen.has(row))];
  };
  return (
    <div className="ms-auto flex items-center gap-1 max-sm:ms-0">
      <ToolPopover
        icon="columns"
        label={t('columns')}
        triggerClass="inline-flex h-control min-w-control cursor-pointer items-center justify-center gap-1.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink"
        labelClass="max-xl:sr-only font-medium"
      >
        {() => <ColumnChooser />}
      </ToolPopover>
      <Menu
        label={t('export')}
        trigger={
          <>
            <Icon name="download" />
            <span aria-hidden="true" className="font-medium max-xl:hidden">
              {t('export')}
            </span>
          </>
        }
        triggerClass="px-2"
      >
        {selection.count > 0 && (
          <>
            <MenuAction onSelect={() => void save('csv', ticked())}>
              {t('csvSelected', { count: selection.count })}
            </MenuAction>
            <MenuAction onSelect={() => void save('json', ticked())}>
              {t('jsonSelected', { count: selection.count })}
            </MenuAction>
          </>
        )}
        <MenuAction onSelect={() => void save('csv', rows)}>
          {t('csvShown', { count: rows.length })}
        </MenuAction>
        <MenuAction onSelect={() => void save('json', rows)}>
          {t('jsonShown', { count: rows.length })}
        </MenuAction>
      </Menu>
    </div>
  );
});
