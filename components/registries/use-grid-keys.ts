'use client';
/**
 * A grid is one tab stop. Arrows move between cells (the head is above the first row), Home and End to the
 * first and last row, Enter opens the row, Space ticks it. Rows come and go while scrolling: the one with the
 * tab stop is always there. https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** `row` counts from 0 below the head, which is -1. */
export type Cell = { readonly row: number; readonly column: number };

export const HEAD = -1;

type Grid = {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly rowCount: number;
  readonly columnCount: number;
  /** How far PageUp and PageDown go. */
  readonly pageRows: number;
  readonly onToggle: (row: number, isRange: boolean) => void;
  readonly onSelectAll: () => void;
};

/** The control in a cell, else the cell itself. */
const focusTarget = (cell: HTMLElement): HTMLElement =>
  cell.querySelector<HTMLElement>('a, button, input') ?? cell;

const cellOf = (element: EventTarget): (Cell & { readonly element: HTMLTableCellElement }) | null => {
  const cell = element instanceof Element ? element.closest<HTMLTableCellElement>('td, th') : null;
  const index = cell?.closest('tr')?.ariaRowIndex;
  return cell && index ? { row: Number(index) - 2, column: cell.cellIndex, element: cell } : null;
};

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

export function useGridKeys({ table, rowCount, columnCount, pageRows, onToggle, onSelectAll }: Grid) {
  const [stop, setStop] = useState<Cell>({ row: 0, column: 1 });
  const wanted = useRef<Cell | null>(null);
  const row = clamp(stop.row, HEAD, rowCount - 1);
  const column = clamp(stop.column, 0, columnCount - 1);

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

  const onFocus = ({ target }: FocusEvent<HTMLTableElement>) => {
    const cell = cellOf(target);
    if (cell && (cell.row !== row || cell.column !== column)) setStop({ row: cell.row, column: cell.column });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = cellOf(event.target);
    if (cell === null || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      event.preventDefault();
      onSelectAll();
      return;
    }
    if (event.key === 'Enter' && cell.row !== HEAD && !(event.target instanceof HTMLAnchorElement)) {
      event.preventDefault();
      cell.element.closest('tr')?.querySelector('a')?.click();
      return;
    }
    if (event.key === ' ' && cell.row !== HEAD) {
      event.preventDefault();
      onToggle(cell.row, event.shiftKey);
      return;
    }
    const moves: Readonly<Record<string, Cell>> = {
      ArrowDown: { row: cell.row + 1, column: cell.column },
      ArrowUp: { row: cell.row - 1, column: cell.column },
      ArrowLeft: { row: cell.row, column: cell.column - 1 },
      ArrowRight: { row: cell.row, column: cell.column + 1 },
      Home: { row: 0, column: cell.column },
      End: { row: rowCount - 1, column: cell.column },
      PageDown: { row: cell.row + pageRows, column: cell.column },
      PageUp: { row: Math.max(0, cell.row - pageRows), column: cell.column },
    };
    const to = moves[event.key];
    if (!to) return;
    event.preventDefault();
    moveTo({ row: clamp(to.row, HEAD, rowCount - 1), column: clamp(to.column, 0, columnCount - 1) });
  };

  return {
    /** Spread on the table. */
    grid: { role: 'grid', onFocus, onKeyDown } as const,
    stop: { row, column },
    moveTo,
  };
}
