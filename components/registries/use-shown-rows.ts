'use client';
/** Which rows a view shows, in which order and columns. What the first rows do not need is loaded for it. */
import { use, useEffect, useMemo } from 'react';
import { isFiltered } from '#lib/fleet-table/filters.ts';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { orderByFindings } from '#lib/fleet-table/sort.ts';
import { allPass, shownRows } from '#lib/fleet-table/verdicts.ts';
import { shownColumns } from './columns.ts';
import { addressOf, type RegistryView } from './use-registry-view.ts';
import { whenIdle } from './when-idle.ts';

/** The first rows need neither filter nor another order, unless the view has one. */
let engine: ReturnType<typeof importEngine> | undefined;
const importEngine = () =>
  Promise.all([import('#lib/fleet-table/filter.ts'), import('#lib/fleet-table/sort-columns.ts')]);
const loadEngine = () => {
  engine ??= importEngine();
  return engine;
};

const NO_ENGINE = [null, null] as const;

/** Suspends in what may wait (a deferred view): what was shown stays until the filters are there. */
export function useShownRows(index: FleetIndex, view: RegistryView) {
  const { filters, sort, direction } = view;
  const [filter, sorting] = isFiltered(filters) || sort !== 'findings' ? use(loadEngine()) : NO_ENGINE;
  const verdicts = useMemo(
    () => filter?.filterRows(index, filters) ?? allPass(index.table),
    [filter, index, filters],
  );
  const { matches } = verdicts;
  const rows = useMemo(
    () =>
      shownRows(
        sorting?.orderRows(index, sort, direction, matches) ?? orderByFindings(index, direction),
        verdicts,
      ),
    [index, sorting, sort, direction, verdicts, matches],
  );
  const hasAddress = matches !== null;
  const columns = useMemo(() => shownColumns(view.columns, hasAddress), [view.columns, hasAddress]);
  const address = useMemo(() => addressOf(view), [view]);
  // So that the first search by address does not pay for it.
  useEffect(
    () => whenIdle(() => void loadEngine().then(([{ prepareAddresses }]) => prepareAddresses(index))),
    [index],
  );
  return { verdicts, rows, columns, address };
}
