'use client';
/**
 * A grid is one tab stop. Arrows move between cells (the head is the first row), Home and End to the first
 * and last row, Enter opens the row. https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import { type FocusEvent, type KeyboardEvent, useState } from 'react';

type Cell = { readonly row: number; readonly column: number };

const PAGE = 10;

/** The control in a cell, else the cell itself. */
const focusTarget = (cell: HTMLTableCellElement): HTMLElement =>
  cell.querySelector<HTMLElement>('a, button') ?? cell;

const cellOf = (element: EventTarget): HTMLTableCellElement | null =>
  element instanceof Element ? element.closest<HTMLTableCellElement>('td, th') : null;

/** @param bodyRows how many rows are below the head. */
export function useGridKeys(bodyRows: number) {
  const [stop, setStop] = useState<Cell>({ row: 1, column: 0 });
  const row = Math.min(stop.row, bodyRows);

  const onFocus = ({ target }: FocusEvent<HTMLTableElement>) => {
    const cell = cellOf(target);
    if (cell?.parentElement instanceof HTMLTableRowElement) {
      setStop({ row: cell.parentElement.rowIndex, column: cell.cellIndex });
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = cellOf(event.target);
    if (
      !(cell?.parentElement instanceof HTMLTableRowElement) ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const { rowIndex } = cell.parentElement;
    const { cellIndex } = cell;
    if (event.key === 'Enter' && event.target === cell) {
      cell.parentElement.querySelector('a')?.click();
      return;
    }
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [rowIndex + 1, cellIndex],
      ArrowUp: [rowIndex - 1, cellIndex],
      ArrowLeft: [rowIndex, cellIndex - 1],
      ArrowRight: [rowIndex, cellIndex + 1],
      Home: [1, cellIndex],
      End: [bodyRows, cellIndex],
      PageDown: [Math.min(rowIndex + PAGE, bodyRows), cellIndex],
      PageUp: [Math.max(rowIndex - PAGE, 1), cellIndex],
    };
    const to = moves[event.key];
    if (!to) return;
    event.preventDefault();
    const next = event.currentTarget.rows[to[0]]?.cells[to[1]];
    if (next) focusTarget(next).focus();
  };

  return {
    /** Spread on the table. */
    grid: { role: 'grid', onFocus, onKeyDown } as const,
    /** The column that holds the tab stop in this row (0 is the head), or -1. */
    stopIn: (index: number): number => (index === row ? stop.column : -1),
  };
}
