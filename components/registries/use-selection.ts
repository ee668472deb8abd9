'use client';
/** Ticked rows. They survive filters, another reading, and a look at one of the registries. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  nothingSelected,
  type Selection,
  select,
  selectedKeys,
  selectKeys,
} from '#lib/fleet-table/selection.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';

/** For the life of the tab; another account that signs in on it starts with nothing. */
let kept: { readonly account: string; readonly keys: ReadonlySet<string> } | null = null;

const keptKeys = (account: string): ReadonlySet<string> =>
  kept?.account === account ? kept.keys : new Set<string>();

/** @param rows in view, in their order: a range is what lies between two of them. */
export function useSelection(account: string, table: FleetTable, rows: Uint32Array) {
  const [state, setState] = useState<Selection>(() => selectKeys(table, keptKeys(account)));
  // Another reading has other row numbers for the same registries.
  const selection = useMemo(
    () =>
      state.table === table
        ? state
        : state.count === 0
          ? nothingSelected(table)
          : selectKeys(table, selectedKeys(state)),
    [state, table],
  );
  const anchor = useRef(0);
  const latest = useRef({ selection, rows });
  latest.current = { selection, rows };

  // On leaving, not at every tick: ten thousand ids are some work.
  useEffect(
    () => () => {
      kept = { account, keys: selectedKeys(latest.current.selection) };
    },
    [account],
  );

  const change = useCallback((numbers: Iterable<number>, chosen: boolean) => {
    setState(select(latest.current.selection, numbers, chosen));
  }, []);

  /** @param place in the rows in view. @param isRange from the last one that was ticked to this one. */
  const toggle = useCallback(
    (place: number, isRange: boolean) => {
      const { rows: shown, selection: before } = latest.current;
      const row = shown[place];
      if (row === undefined) return;
      if (isRange) {
        const [from, to] = [Math.min(anchor.current, place), Math.max(anchor.current, place)];
        change(shown.subarray(from, to + 1), true);
      } else {
        change([row], before.bits[row] !== 1);
        anchor.current = place;
      }
    },
    [change],
  );
  const setAll = useCallback((chosen: boolean) => change(latest.current.rows, chosen), [change]);
  const clear = useCallback(() => setState(nothingSelected(latest.current.selection.table)), []);
  return { selection, toggle, setAll, clear };
}
