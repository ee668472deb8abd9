'use client';
/**
 * Where somebody was in the grid. Another reading may move the registry that has the focus: the focus goes with
 * it. Coming back from a registry finds the list where it was left.
 */
import { type RefObject, useEffect, useRef } from 'react';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { rowKey } from '#lib/fleet-table/selection.ts';
import type { Cell } from './cell.ts';

type Place = { readonly view: string; readonly top: number; readonly stop: Cell };

/** Of the list that was left last, for the life of the tab. */
let left: Place | null = null;

const scrollerOf = (table: RefObject<HTMLTableElement | null>) =>
  table.current?.closest<HTMLElement>('[data-scroller]') ?? null;

/** @param view search, filters and order as they stand in the address: another view is another list. */
export function useGridPlace(
  table: RefObject<HTMLTableElement | null>,
  index: FleetIndex,
  rows: Uint32Array,
  stop: Cell,
  moveTo: (to: Cell) => void,
  view: string,
): void {
  const latest = useRef({ index, rows, stop });

  useEffect(() => {
    const before = latest.current;
    latest.current = { index, rows, stop };
    const row = before.rows[before.stop.row];
    const isFocused = table.current?.contains(document.activeElement) ?? false;
    if (before.index === index || row === undefined || !isFocused) return;
    const name = before.index.table.names[row];
    const key = rowKey(before.index.table, row);
    const place = rows.findIndex(
      (other) => index.table.names[other] === name && rowKey(index.table, other) === key,
    );
    if (place >= 0 && place !== before.stop.row) moveTo({ row: place, column: before.stop.column });
  });

  // On arriving and on leaving only.
  const now = useRef({ moveTo, view });
  now.current = { moveTo, view };
  const top = useRef(0);
  useEffect(() => {
    const scroller = scrollerOf(table);
    if (scroller === null) return;
    if (left?.view === now.current.view) {
      scroller.scrollTop = left.top;
      // Whoever came by a link has the focus elsewhere.
      if (document.activeElement === document.body) now.current.moveTo(left.stop);
    }
    left = null;
    // Noted while the page is there: after it has gone, nothing scrolls any more.
    const note = () => {
      top.current = scroller.scrollTop;
    };
    note();
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', note);
      left = { view: now.current.view, top: top.current, stop: latest.current.stop };
    };
  }, [table]);
}
