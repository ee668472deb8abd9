'use client';
/** One registry, one line. What is as it should be is quiet; the exception stands out. */

import Link from 'next/link';
import { memo } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Tag } from '#components/ui/tag.tsx';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { textAt } from '#lib/fleet-table/ragged.ts';
import type { SortKey } from '#lib/fleet-table/sort.ts';
import type { AddressMatches } from '#lib/fleet-table/verdicts.ts';
import { registryPath } from '#lib/queries/paths.ts';
import { COLUMNS } from './columns.ts';
import type { GridWords } from './grid-words.ts';
import { cellContent } from './registry-cells.tsx';

type RegistryRowProps = {
  readonly index: FleetIndex;
  /** In the table, which is in no order. */
  readonly row: number;
  /** In the grid, from 0. */
  readonly place: number;
  readonly columns: readonly SortKey[];
  readonly words: GridWords;
  readonly matches: AddressMatches | null;
  readonly isSelected: boolean;
  /** The cell with the grid's tab stop (0 is the box to tick), or -1. */
  readonly tabStop: number;
  readonly isFresh: boolean;
  readonly look: string;
  readonly onToggle: (place: number, isRange: boolean) => void;
};

export const RegistryRow = memo(function RegistryRow({
  index,
  row,
  place,
  columns,
  words,
  matches,
  isSelected,
  tabStop,
  isFresh,
  look,
  onToggle,
}: RegistryRowProps) {
  const stop = (column: number) => (column === tabStop ? 0 : -1);
  const name = index.table.names[row] ?? '';
  return (
    <tr
      // The head is the first.
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      data-row
      data-look={look}
      data-fresh={isFresh ? true : undefined}
    >
      <td className="pin">
        <input
          type="checkbox"
          className="check"
          aria-label={words.select(name)}
          checked={isSelected}
          tabIndex={stop(0)}
          onChange={({ nativeEvent }) => onToggle(place, (nativeEvent as MouseEvent).shiftKey)}
        />
      </td>
      {columns.map((key, column) => {
        if (key === 'name') return nameCell(index, row, stop(column + 1));
        const { children, className, title } = cellContent(key, index, row, words, matches);
        return (
          <td
            key={key}
            tabIndex={stop(column + 1)}
            title={title}
            className={classNames(COLUMNS[key].numeric && 'num', className) || undefined}
          >
            {children}
          </td>
        );
      })}
    </tr>
  );
});

function nameCell({ table }: FleetIndex, row: number, tabIndex: number) {
  const name = table.names[row] ?? '';
  const ref = {
    subscriptionId: textAt(table.subscriptionIds, row),
    resourceGroup: textAt(table.resourceGroups, row),
    name,
  };
  const sku = textAt(table.skus, row);
  const state = textAt(table.provisioningStates, row);
  const link = (
    <Link
      href={registryPath(ref)}
      prefetch={false}
      tabIndex={tabIndex}
      title={`${name}, ${ref.resourceGroup}`}
      className="truncate font-medium text-ink"
    >
      {name}
    </Link>
  );
  const facts = [sku === 'Premium' ? null : sku, state === 'Succeeded' ? null : state].filter(
    (fact) => fact !== null,
  );
  return (
    <th key="name" scope="row" className="pin pin-2">
      {facts.length === 0 ? (
        link
      ) : (
        <span className="flex items-center gap-1.5">
          {link}
          {facts.map((fact) => (
            <Tag key={fact}>{fact}</Tag>
          ))}
        </span>
      )}
    </th>
  );
}
