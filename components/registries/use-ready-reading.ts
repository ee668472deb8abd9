'use client';
/** The fleet as the grid shows it: a moment after it has come, so that no key that is pressed waits for it. */
import { startTransition, useEffect, useState } from 'react';
import { nameOrder } from '#lib/fleet-table/sort.ts';
import type { FleetReading } from '#lib/queries/fleet.ts';

/** @returns what came last, put in order in a turn of its own and rendered bit by bit; at once what was there before. */
export function useReadyReading(newest: FleetReading | undefined): FleetReading | undefined {
  const [ready, setReady] = useState(newest);
  useEffect(() => {
    if (newest === undefined || newest === ready) return;
    const timer = setTimeout(() => {
      nameOrder(newest.table);
      startTransition(() => setReady(newest));
    });
    return () => clearTimeout(timer);
  }, [newest, ready]);
  return newest === undefined ? undefined : ready;
}
