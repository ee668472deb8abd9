'use client';
/** The registries page: everything the user may see, searched, filtered and ordered in the browser. */

import { useTranslations } from 'next-intl';
import { Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Count } from '#components/ui/tag.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { FACETS } from '#lib/fleet-table/filters.ts';
import { indexFleet } from '#lib/fleet-table/fleet-index.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { type FleetReading, useFleet } from '#lib/queries/fleet.ts';
import { GridFooter } from './grid-footer.tsx';
import {
  AddressAnswer,
  BulkBar,
  Dialog,
  Facets,
  fetchParts,
  GridTools,
  NoRegistries,
  NothingMatches,
  PrefetchOnIntent,
  RegistriesNotices,
  SavedViews,
  WatchRows,
} from './grid-parts.ts';
import { RegistriesFrame } from './registries-frame.tsx';
import { FacetsSkeleton, RegistriesSkeleton } from './registries-skeleton.tsx';
import { RegistriesTable } from './registries-table.tsx';
import { useAfterPaint } from './use-after-paint.ts';
import { useReadyReading } from './use-ready-reading.ts';
import { useRegistryView } from './use-registry-view.ts';
import { useSelection } from './use-selection.ts';
import { useShownRows } from './use-shown-rows.ts';
import type { FreshRows } from './watch-rows.tsx';
import { whenIdle } from './when-idle.ts';

const NO_ROWS: ReadonlySet<number> = new Set();

export function RegistriesGrid() {
  const { account } = useAuth();
  const { reading: newest, error, isReading, readAgain } = useFleet(account.oid);
  const reading = useReadyReading(newest);
  useEffect(() => whenIdle(fetchParts), []);
  if (reading === undefined)
    return error === null ? (
      <RegistriesSkeleton />
    ) : (
      <RegistriesSkeleton
        notices={
          <Suspense>
            <RegistriesNotices
              reading={null}
              failure={failureOf(error)}
              isReading={isReading}
              onReadAgain={readAgain}
            />
          </Suspense>
        }
      />
    );
  return (
    <Registries
      account={account.oid}
      reading={reading}
      error={error}
      isReading={isReading}
      readAgain={readAgain}
    />
  );
}

type RegistriesProps = {
  readonly account: string;
  readonly reading: FleetReading;
  /** The last reading failed; the list is the one before. */
  readonly error: unknown;
  readonly isReading: boolean;
  readonly readAgain: () => void;
};

function Registries({ account, reading, error, isReading, readAgain }: RegistriesProps) {
  const t = useTranslations('registries');
  const view = useRegistryView();
  // What is typed and ticked shows at once; the rows follow when the browser has time for them.
  const shownView = useDeferredValue(view);
  const { table, subscriptions } = reading;
  const index = useMemo(() => indexFleet(table, subscriptions), [table, subscriptions]);
  const { verdicts, rows, columns, address } = useShownRows(index, shownView);
  const { matches } = verdicts;
  const hasAddress = matches !== null;
  const { selection, toggle, setAll, clear } = useSelection(account, table, rows);
  const [fresh, setFresh] = useState<FreshRows | null>(null);
  const search = useRef<HTMLInputElement>(null);

  const [isFiltering, setFiltering] = useState(false);
  // Once there it stays, so that closing it can give the focus back.
  const [filtersAsked, setFiltersAsked] = useState(false);
  const chosen = FACETS.reduce((sum, facet) => sum + view.filters[facet].length, 0);
  // Counts of the first hundred would be of no use, and change under the pointer.
  const isPartial = reading.expected !== null && table.size < reading.expected;
  const areFacetsDue = useAfterPaint(!isPartial);
  const facets = areFacetsDue ? (
    <Suspense fallback={<FacetsSkeleton />}>
      <Facets
        index={index}
        verdicts={verdicts}
        filters={view.filters}
        onToggle={view.toggle}
        onClear={view.clear}
      />
    </Suspense>
  ) : (
    <FacetsSkeleton />
  );
  const isEmpty = table.size === 0;

  return (
    <RegistriesFrame
      facetsLabel={t('filters')}
      facets={isEmpty ? undefined : facets}
      toolbar={
        <>
          <h1 className="flex min-h-control items-center">{t('title')}</h1>
          {!isEmpty && (
            <>
              <SearchInput
                ref={search}
                aria-label={t('search')}
                aria-keyshortcuts="/"
                placeholder={t('searchIn')}
                value={view.filters.q}
                onChange={(event) => view.search(event.target.value)}
                className="min-w-48 flex-1 max-sm:order-1 max-sm:basis-full sm:max-w-96"
              />
              <Button
                icon="filter"
                className="lg:hidden max-sm:ms-auto"
                onClick={() => {
                  setFiltersAsked(true);
                  setFiltering(true);
                }}
              >
                {t('filters')}
                {chosen > 0 && <Count value={chosen} />}
              </Button>
              <Suspense>
                <WatchRows table={table} onFresh={setFresh} />
                <PrefetchOnIntent />
                <GridTools
                  index={index}
                  rows={rows}
                  matches={matches}
                  columns={columns}
                  selection={selection}
                  search={search}
                />
              </Suspense>
              {filtersAsked && (
                <Suspense>
                  <Dialog
                    open={isFiltering}
                    onClose={() => setFiltering(false)}
                    title={t('filters')}
                    size="sm"
                  >
                    {isFiltering && facets}
                  </Dialog>
                </Suspense>
              )}
            </>
          )}
        </>
      }
      views={
        isEmpty
          ? undefined
          : areFacetsDue && (
              <Suspense>
                <SavedViews account={account} index={index} address={address} onOpen={shownView.open} />
              </Suspense>
            )
      }
      notices={
        (error !== null || reading.failures.length > 0 || hasAddress) && (
          <Suspense>
            {(error !== null || reading.failures.length > 0) && (
              <RegistriesNotices
                reading={reading}
                failure={error === null ? null : failureOf(error)}
                isReading={isReading}
                onReadAgain={readAgain}
              />
            )}
            {hasAddress && <AddressAnswer index={index} verdicts={verdicts} />}
          </Suspense>
        )
      }
      bulk={
        selection.count > 0 && (
          <Suspense>
            <BulkBar
              account={account}
              index={index}
              rows={rows}
              selection={selection}
              range={matches?.range ?? null}
              onSelectAll={setAll}
              onClear={clear}
            />
          </Suspense>
        )
      }
      footer={
        <GridFooter reading={reading} shown={rows.length} isReading={isReading} onReadAgain={readAgain} />
      }
    >
      {rows.length > 0 ? (
        <RegistriesTable
          index={index}
          rows={rows}
          matches={matches}
          columns={columns}
          sort={shownView.sort}
          direction={shownView.direction}
          sortBy={shownView.sortBy}
          density={shownView.density}
          selection={selection}
          onToggle={toggle}
          onSelectAll={setAll}
          fresh={fresh?.table === table ? fresh.rows : NO_ROWS}
          view={address}
          now={reading.asOf}
        />
      ) : (
        <Suspense>
          {!isEmpty ? (
            <NothingMatches total={table.size} view={shownView} />
          ) : (
            reading.failures.length === 0 &&
            (reading.expected ?? 0) === 0 && <NoRegistries reading={reading} />
          )}
        </Suspense>
      )}
    </RegistriesFrame>
  );
}
