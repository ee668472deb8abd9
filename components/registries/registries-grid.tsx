'use client';
/** The registries page: everything the user may see, searched, filtered and ordered in the browser. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Count } from '#components/ui/tag.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { registryAt } from '#lib/fleet-table/table.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { type FleetReading, useFleet } from '#lib/queries/fleet.ts';
import type { RegistryList } from '#lib/registries/shapes.ts';
import { Facets } from './facets.tsx';
import { FACETS, filterRows, sortRows, toRows } from './filter-registries.ts';
import { NoRegistries, NothingMatches } from './registries-empty.tsx';
import { RegistriesFrame } from './registries-frame.tsx';
import { RegistriesSkeleton } from './registries-skeleton.tsx';
import { RegistriesTable } from './registries-table.tsx';
import { useFreshRows } from './use-fresh-rows.ts';
import { useRegistryView } from './use-registry-view.ts';

/** What went wrong is told after the first paint. */
const RegistriesNotices = lazy(async () => ({
  default: (await import('./registries-notices.tsx')).RegistriesNotices,
}));
/** Only narrow windows need it, and only after a press. */
const Dialog = lazy(async () => ({ default: (await import('#components/ui/dialog.tsx')).Dialog }));

export function RegistriesGrid() {
  const { account } = useAuth();
  const { reading, error, isReading, readAgain } = useFleet(account.oid);
  const list = useMemo(() => (reading === undefined ? null : listOf(reading)), [reading]);
  if (list === null) return <RegistriesSkeleton />;
  return <Registries list={list} error={error} isReading={isReading} readAgain={readAgain} />;
}

const listOf = ({ table, subscriptions, failures, asOf }: FleetReading): RegistryList => ({
  registries: Array.from({ length: table.size }, (_, row) => registryAt(table, row)),
  subscriptions,
  failures,
  readAt: asOf,
});

type RegistriesProps = {
  readonly list: RegistryList;
  /** The last reading failed; the list is the one before. */
  readonly error: unknown;
  readonly isReading: boolean;
  readonly readAgain: () => void;
};

function Registries({ list, error, isReading, readAgain }: RegistriesProps) {
  const t = useTranslations('registries');
  const tCommon = useTranslations('common');
  const view = useRegistryView();
  const fresh = useFreshRows(list);
  const [isFiltering, setFiltering] = useState(false);
  // Once there it stays, so that closing it can give the focus back.
  const [filtersAsked, setFiltersAsked] = useState(false);

  const all = useMemo(() => toRows(list), [list]);
  const { filters, sort, direction } = view;
  const shown = useMemo(
    () => sortRows(filterRows(all, filters), sort, direction),
    [all, filters, sort, direction],
  );
  const chosen = FACETS.reduce((sum, facet) => sum + filters[facet].length, 0);
  const facets = <Facets rows={all} subscriptions={list.subscriptions} view={view} />;
  const again = (
    <Button size="sm" onClick={readAgain} busy={isReading}>
      {tCommon('readAgain')}
    </Button>
  );

  return (
    <RegistriesFrame
      facetsLabel={t('filters')}
      facets={all.length > 0 ? facets : undefined}
      toolbar={
        <>
          <h1 className="flex min-h-control items-center">{t('title')}</h1>
          {all.length > 0 && (
            <>
              <SearchInput
                aria-label={t('search')}
                placeholder={t('searchIn')}
                value={filters.q}
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
      notices={
        (error !== null || list.failures.length > 0) && (
          <Suspense>
            <RegistriesNotices
              list={list}
              failure={error === null ? null : failureOf(error)}
              isReading={isReading}
              onReadAgain={readAgain}
              action={again}
            />
          </Suspense>
        )
      }
      footer={
        <>
          <span role="status">
            {shown.length === all.length
              ? t('count', { count: all.length, subscriptions: list.subscriptions.length })
              : t('countFiltered', { shown: shown.length, count: all.length })}
          </span>
          <span className="flex-1" />
          <span>{t.rich('readAt', { time: () => <Time value={list.readAt} /> })}</span>
          <IconButton
            icon="refresh"
            size="sm"
            label={tCommon('readAgain')}
            aria-busy={isReading}
            onClick={readAgain}
          />
        </>
      }
    >
      {all.length === 0 ? (
        list.failures.length === 0 && <NoRegistries list={list} />
      ) : shown.length === 0 ? (
        <NothingMatches total={all.length} view={view} />
      ) : (
        <RegistriesTable rows={shown} view={view} fresh={fresh} readAt={list.readAt} />
      )}
    </RegistriesFrame>
  );
}
