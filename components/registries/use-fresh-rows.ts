'use client';
/** Which rows Azure has just shown changed, compared with what this tab showed last. They are tinted once. */
import { useEffect, useState } from 'react';
import { changedRows, type Seen } from '#lib/fleet-table/changed-rows.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import { whenIdle } from './when-idle.ts';

/** For the life of the tab: a change made on another page of it is noticed on return. */
const seen: Seen = new Map();

/** A little longer than the tint itself takes to fade, in ms. */
const TINTED_FOR = 2_000;

const NONE: ReadonlySet<number> = new Set();

export function useFreshRows(table: FleetTable): ReadonlySet<number> {
  const [fresh, setFresh] = useState({ table, rows: NONE });
  useEffect(
    () =>
      whenIdle(() => {
        const rows = changedRows(table, seen);
        if (rows.size > 0) setFresh({ table, rows });
      }),
    [table],
  );
  useEffect(() => {
    if (fresh.rows.size === 0) return;
    // Taken off again, so that the next change of the same row shows too.
    const timer = setTimeout(() => setFresh({ table: fresh.table, rows: NONE }), TINTED_FOR);
    return () => clearTimeout(timer);
  }, [fresh]);
  // Row numbers of another reading mean other registries.
  return fresh.table === table ? fresh.rows : NONE;
}
