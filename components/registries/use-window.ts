'use client';
/**
 * Which rows of a long table of equally high rows are in view. Rows outside are not rendered; the table's
 * height is kept by empty rows. Sizes are read from the page, since the density and narrow windows change them.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Rendered above and below what is in view, so that a turn of the wheel finds them there. */
const SPARE = 4;
/** The window moves in steps: fewer renders while scrolling. */
const STEP = 4;
/** A window so high that nobody has it; without a limit a page that cannot scroll inside would render all. */
const MOST = 80;
/** Before sizes are known: as many as a common window shows, and not one more to lay out. */
const FIRST = 18;

/** How many more rows are rendered than are in view, at most. */
export const SPARE_ROWS = 2 * SPARE + STEP;

export type RowWindow = { readonly start: number; readonly end: number };

/**
 * @param table in a scroller marked `data-scroller`.
 * @param count how many rows there are.
 * @param width of the table, which may be more than there is room for.
 * @param look changes when the rows' height may have changed.
 */
export function useWindow(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  look: string,
  width: number,
) {
  const [rowHeight, setRowHeight] = useState(36);
  const [{ start, end }, setWindow] = useState<RowWindow>({ start: 0, end: FIRST });
  const height = useRef(rowHeight);

  const update = useCallback(() => {
    const scroller = table.current?.closest<HTMLElement>('[data-scroller]');
    if (!scroller) return;
    const first = Math.floor(scroller.scrollTop / height.current) - SPARE;
    const from = Math.max(0, first - (first % STEP));
    const rows = Math.ceil(scroller.clientHeight / height.current) + SPARE_ROWS;
    const next = { start: from, end: from + Math.min(rows, MOST) };
    setWindow((before) => (before.start === next.start && before.end === next.end ? before : next));
  }, [table]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another width or look is another layout to measure
  useLayoutEffect(() => {
    const scroller = table.current?.closest<HTMLElement>('[data-scroller]');
    if (!scroller) return;
    const measure = () => {
      const row = table.current?.querySelector<HTMLElement>(`[data-row][data-look="${look}"]`);
      const measured = row?.getBoundingClientRect().height ?? 0;
      if (measured > 0) height.current = measured;
      setRowHeight(height.current);
      // Cells that stay in sight while scrolling sideways cost the browser a layer each: only where one scrolls.
      const isWide = scroller.scrollWidth > scroller.clientWidth;
      table.current?.toggleAttribute('data-wide', isWide);
      update();
    };
    // It measures for the first time when the browser has laid the page out: asking now would make it do so twice.
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    scroller.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', update);
    };
  }, [table, update, look, width]);

  // Fewer rows than before: the browser has scrolled back by itself, without an event yet.
  const last = Math.max(0, count - (end - start));
  const from = Math.min(start, last - (last % STEP));
  return { rowHeight, start: from, end: Math.min(count, from + end - start) };
}

/** Parts of the rows to render, ascending and apart: those in view, and the one that holds the focus. */
export function rowParts({ start, end }: RowWindow, active: number): readonly RowWindow[] {
  const view = { start, end };
  if (active < 0 || (active >= start && active < end)) return [view];
  const one = { start: active, end: active + 1 };
  return active < start ? [one, view] : [view, one];
}
