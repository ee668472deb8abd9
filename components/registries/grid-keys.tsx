'use client';
/**
 * A grid is one tab stop. Arrows move between cells (the head is above the first row), Home and End to the
 * first and last row, Enter opens the row, Space ticks it. Rows come and go while scrolling: the one with the
 * tab stop is always there. Loaded after the rows. https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { type Cell, cellWithin, HEAD } from './cell.ts';
import { useGridPlace } from './use-grid-place.ts';

type GridKeysProps = {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly index: FleetIndex;
  readonly rows: Uint32Array;
  readonly columnCount: number;
  /** How far PageUp and PageDown go. */
  readonly pageRows: number;
  readonly stop: Cell;
  readonly setStop: (stop: Cell) => void;
  readonly onToggle: (row: number, isRange: boolean) => void;
  readonly onSelectAll: (chosen: boolean) => void;
  /** The view as it stands in the address. */
  readonly view: string;
};

/** The control in a cell, else the cell itself. */
const focusTarget = (cell: HTMLElement): HTMLElement =>
  cell.querySelector<HTMLElement>('a, button, input') ?? cell;

const cellOf = (element: EventTarget | null) => {
  const cell = element instanceof Element ? element.closest<HTMLTableCellElement>('td, th') : null;
  const line = cell?.closest('tr');
  const index = line?.ariaRowIndex;
  return cell && line && index ? { row: Number(index) - 2, column: cell.cellIndex, line } : null;
};

export function GridKeys(props: GridKeysProps) {
  const { table, index, rows, stop, setStop, view } = props;
  const wanted = useRef<Cell | null>(null);

  // After the render that brought the row.
  useLayoutEffect(() => {
    const to = wanted.current;
    if (to === null) return;
    const line = table.current?.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${to.row + 2}"]`);
    const cell = line?.cells[to.column];
    if (!cell) return;
    wanted.current = null;
    focusTarget(cell).focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const moveTo = (to: Cell) => {
    wanted.current = to;
    // Always a new object: where the cell is the same, the effect must run all the same.
    setStop({ ...to });
  };
  useGridPlace(table, index, rows, stop, moveTo, view);

  const latest = useRef({ ...props, moveTo });
  useEffect(() => {
    latest.current = { ...props, moveTo };
  });
  useEffect(() => {
    const grid = table.current;
    if (grid === null) return;
    const onFocus = ({ target }: FocusEvent) => {
      const cell = cellOf(target);
      const { stop: before } = latest.current;
      if (cell && (cell.row !== before.row || cell.column !== before.column))
        latest.current.setStop({ row: cell.row, column: cell.column });
    };
    const onKeyDown = (event: KeyboardEvent) => handleKey(event, latest.current);
    grid.addEventListener('focusin', onFocus);
    grid.addEventListener('keydown', onKeyDown);
    return () => {
      grid.removeEventListener('focusin', onFocus);
      grid.removeEventListener('keydown', onKeyDown);
    };
  }, [table]);
  return null;
}

function handleKey(
  event: KeyboardEvent,
  {
    rows,
    columnCount,
    pageRows,
    moveTo,
    onToggle,
    onSelectAll,
  }: GridKeysProps & { moveTo: (to: Cell) => void },
): void {
  const cell = cellOf(event.target);
  if (cell === null || event.altKey) return;
  const { row, column } = cell;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'a') return;
    event.preventDefault();
    onSelectAll(true);
    return;
  }
  if (event.key === 'Enter' && row !== HEAD && !(event.target instanceof HTMLAnchorElement)) {
    event.preventDefault();
    cell.line.querySelector('a')?.click();
    return;
  }
  if (event.key === ' ' && row !== HEAD) {
    event.preventDefault();
    onToggle(row, event.shiftKey);
    return;
  }
  const moves: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: 0, column },
    End: { row: rows.length - 1, column },
    PageDown: { row: row + pageRows, column },
    PageUp: { row: Math.max(0, row - pageRows), column },
  };
  const to = moves[event.key];
  if (!to) return;
  event.preventDefault();
  const next = cellWithin(to, rows.length, columnCount);
  if (event.shiftKey && next.row >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
    onToggle(next.row, true);
  moveTo(next);
}
