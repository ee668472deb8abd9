/** A place in the grid. */

/** `row` counts from 0 below the head, `column` from 0, the box to tick. */
export type Cell = { readonly row: number; readonly column: number };

/** The head's row. */
export const HEAD = -1;

/** The name of the first registry: where Tab goes into the grid at first. */
export const FIRST_CELL: Cell = { row: 0, column: 1 };

/** The cell, as it may be now that there are fewer rows or columns. */
export const cellWithin = ({ row, column }: Cell, rows: number, columns: number): Cell => ({
  row: Math.max(HEAD, Math.min(row, rows - 1)),
  column: Math.max(0, Math.min(column, columns - 1)),
});
