'use client';
/** All connections of a registry: search, states, pages of 25, each with its addresses once it is in view. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { CONNECTION_COLOR, CONNECTION_STATES } from '#components/ui/connection-mark.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import type { PrivateAccess } from '#lib/connections/shapes.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { ConnectionTableRow } from './connection-table-row.tsx';
import { type ConnectionRow, filterRows, isNarrowed, pageOf } from './connection-view.ts';
import { Pages } from './pages.tsx';
import { useConnectionView } from './use-connection-view.ts';

/** From here on looking for one is quicker than reading all. */
const SEARCH_FROM = 8;

type ConnectionsTableProps = {
  readonly access: PrivateAccess;
  readonly rows: readonly ConnectionRow[];
  readonly operations: readonly Operation[];
  readonly onRemove: (row: ConnectionRow) => void;
};

export function ConnectionsTable({ access, rows, operations, onRemove }: ConnectionsTableProps) {
  const t = useTranslations('privateAccess');
  const view = useConnectionView();
  const found = filterRows(rows, view.filters);
  const page = pageOf(found, view.page);
  const narrowed = isNarrowed(view.filters);
  const quota = access.registry.quotas.privateEndpoints;
  const COLUMNS = ['endpoint', 'state', 'addresses', 'from', 'description'] as const;
  return (
    <Panel
      id="connections"
      title={t('connections')}
      aside={rows.length > 0 ? <Count value={rows.length} /> : undefined}
      padded={false}
      {...(quota === null ? {} : { actions: <Meter {...quota} label={t('quota', quota)} /> })}
      {...(page.pages > 1 ? { footer: <Pages page={page} total={found.length} onTurn={view.turnTo} /> } : {})}
    >
      {(rows.length >= SEARCH_FROM || narrowed) && <Tools rows={rows} />}
      {rows.length === 0 ? (
        <p className="px-4 py-3.5 text-ink-2">{t('none')}</p>
      ) : found.length === 0 ? (
        <div className="flex flex-wrap items-center gap-2 px-4 py-3.5 text-ink-2">
          <p>{t('nothingFound')}</p>
          <Button kind="link" onClick={view.clear}>
            {t('clear')}
          </Button>
        </div>
      ) : (
        <table className="table">
          <caption className="sr-only">{t('connections')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t('column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((row) => (
              <ConnectionTableRow
                key={row.connection.name}
                row={row}
                registry={access.registry}
                operations={operations}
                onRemove={onRemove}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Tools({ rows }: { readonly rows: readonly ConnectionRow[] }) {
  const t = useTranslations('privateAccess');
  const tState = useTranslations('common.connection');
  const { filters, search, toggle, clear } = useConnectionView();
  const counts = Map.groupBy(rows, ({ state }) => state);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
      <SearchInput
        className="min-w-48 flex-1 sm:max-w-xs"
        aria-label={t('search', { count: rows.length })}
        placeholder={t('search', { count: rows.length })}
        value={filters.q}
        onChange={(event) => search(event.target.value)}
      />
      <fieldset className="flex flex-wrap items-center gap-x-3">
        <legend className="sr-only">{t('column.state')}</legend>
        {CONNECTION_STATES.filter((state) => counts.has(state)).map((state) => (
          <label key={state} className="flex min-h-6.5 cursor-pointer items-center gap-1.5">
            <input
              type="checkbox"
              className="check"
              checked={filters.state.includes(state)}
              onChange={() => toggle(state)}
            />
            <Icon name={`conn-${state}`} size="sm" className={CONNECTION_COLOR[state]} />
            {tState(state)} <span className="text-xs text-ink-2">{counts.get(state)?.length}</span>
          </label>
        ))}
      </fieldset>
      {filters.from !== '' && (
        <Button kind="link" onClick={clear}>
          {t('oneSubscription')}
        </Button>
      )}
    </div>
  );
}
