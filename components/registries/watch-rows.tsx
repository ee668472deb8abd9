'use client';
/**
 * Tells which rows Azure has just shown changed, compared with what this tab showed last: they are tinted once.
 * Loaded after the rows, whose first look changes nothing.
 */
import { useEffect } from 'react';
import { changedRows, type Seen } from '#lib/fleet-table/changed-rows.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import { whenIdle } from './when-idle.ts';

/** For the life of the tab: a change made on another page of it is noticed on return. */
const seen: Seen = new Map();

/** A little longer than the tint itself takes to fade, in ms. */
const TINTED_FOR = 2_000;

/** Rows of one table: in another, the same numbers mean other registries. */
export type FreshRows = { readonly table: FleetTable; readonly rows: ReadonlySet<number> };

type WatchRowsProps = {
  readonly table: FleetTable;
  readonly onFresh: (fresh: FreshRows | null) => void;
};

export function WatchRows({ table, onFresh }: WatchRowsProps) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const callOff = whenIdle(() => {
      const rows = changedRows(table, seen);
      if (rows.size === 0) return;
      onFresh({ table, rows });
      // Taken off again, so that the next change of the same row shows too.
      timer = setTimeout(() => onFresh(null), TINTED_FOR);
    });
    return () => {
      callOff();
      clearTimeout(timer);
    };
  }, [table, onFresh]);
  return null;
}
