'use client';
/**
 * Which rows of a long table of equally high rows are in view. Rows outside are not rendered; the table's
 * height is kept by empty rows. Sizes are read from the page, since the density and narrow windows change them.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/**
 * Rendered above and below what is in view, so that a turn of the wheel finds them there: from the moment on in which
 * somebody may turn it. Before, they would only hold up the rows in view.
 */
const SPARE = 4;
const APPROACHES = ['pointerover', 'focusin', 'scroll'] as const;
/** The window moves in steps: fewer renders while scrolling. */
const STEP = 4;
/** A window so high that nobody has it; without a limit a page that cannot scroll inside would render all. */
const MOST = 80;
/** Before sizes are known: as many as a common window shows, and not one more to lay out. */
const FIRST = 18;

export type RowWindow = { readonly start: number; readonly end: number };

/**
 * @param table in a scroller marked `data-scroller`.
 * @param count how many rows there are.
 * @param width of the table, which may be more than there is room for.
 * @param look changes when the rows' height may have changed.
 * @returns which rows to render, and how many of them are in view: a page of rows.
 */
export function useWindow(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  look: string,
  width: number,
) {
  const [rowHeight, setRowHeight] = useState(36);
  const [{ start, end, inView }, setWindow] = useState({ start: 0, end: FIRST, inView: FIRST });
  const height = useRef(rowHeight);
  const spare = useRef(0);

  const update = useCallback(() => {
    const scroller = table.current?.closest<HTMLElement>('[data-scroller]');
    if (!scroller) return;
    const first = Math.floor(scroller.scrollTop / height.current) - spare.current;
    const from = Math.max(0, first - (first % STEP));
    const seen = Math.ceil(scroller.clientHeight / height.current);
    const rows = seen + (spare.current === 0 ? 0 : 2 * spare.current + STEP);
    const next = { start: from, end: from + Math.min(rows, MOST), inView: Math.min(seen, MOST) };
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
    const approach = () => {
      for (const event of APPROACHES) scroller.removeEventListener(event, approach);
      spare.current = SPARE;
      update();
    };
    if (spare.current === 0)
      for (const event of APPROACHES) scroller.addEventListener(event, approach, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', update);
      for (const event of APPROACHES) scroller.removeEventListener(event, approach);
    };
  }, [table, update, look, width]);

  // Fewer rows than before: the browser has scrolled back by itself, without an event yet.
  const last = Math.max(0, count - (end - start));
  const from = Math.min(start, last - (last % STEP));
  return { rowHeight, start: from, end: Math.min(count, from + end - start), inView };
}

/** Parts of the rows to render, ascending and apart: those in view, and the one that holds the focus. */
export function rowParts({ start, end }: RowWindow, active: number): readonly RowWindow[] {
  const view = { start, end };
  if (active < 0 || (active >= start && active < end)) return [view];
  const one = { start: active, end: active + 1 };
  return active < start ? [one, view] : [view, one];
}
