/** Views that everybody who runs a fleet asks for, and how many registries each holds. */

import { filterRows } from '#lib/fleet-table/filter.ts';
import { type Facet, NO_FILTERS } from '#lib/fleet-table/filters.ts';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';

type ReadyView = {
  /** Its name is `fleetView.view.{key}`. */
  readonly key: 'all' | 'open' | 'noWayIn' | 'waiting' | 'stale' | 'inactive' | 'tasks';
  readonly address: string;
  readonly filters: Partial<Readonly<Record<Facet, readonly string[]>>>;
};

const view = (key: ReadyView['key'], filters: ReadyView['filters']): ReadyView => {
  const query = Object.entries(filters)
    .map(([facet, values]) => `${facet}=${values.join(',')}`)
    .join('&');
  return { key, filters, address: query === '' ? '' : `?${query}` };
};

export const READY_VIEWS: readonly ReadyView[] = [
  view('all', {}),
  view('open', { kind: ['open_to_internet'] }),
  view('noWayIn', { kind: ['no_way_in', 'disabled_without_endpoint'] }),
  view('waiting', { endpoint: ['pending'] }),
  view('stale', { endpoint: ['rejected', 'disconnected'] }),
  view('inactive', { kind: ['rules_inactive'] }),
  view('tasks', { kind: ['tasks_blocked'] }),
];

export const readyCount = (index: FleetIndex, { key, filters }: ReadyView): number =>
  key === 'all'
    ? index.table.size
    : index.once(`ready view ${key}`, () =>
        filterRows(index, { ...NO_FILTERS, ...filters }).fails.reduce(
          (count, fails) => (fails === 0 ? count + 1 : count),
          0,
        ),
      );
