'use client';
/** Nothing to show: because the account may see nothing, or because nothing matches. */

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { FACETS } from '#lib/fleet-table/filters.ts';
import { parseSearch } from '#lib/fleet-table/search-address.ts';
import { wordsOf } from '#lib/fleet-table/search-text.ts';
import { formatRange } from '#lib/network-access/ip-range.ts';
import type { FleetReading } from '#lib/queries/fleet.ts';
import type { RegistryView } from './use-registry-view.ts';

export function NoRegistries({
  reading: { subscriptions, asOf },
}: {
  readonly reading: Pick<FleetReading, 'subscriptions' | 'asOf'>;
}) {
  const t = useTranslations('registries.none');
  const { account, signOut } = useAuth();
  return (
    <EmptyState
      icon="box"
      title={t('title', { user: account.userName })}
      action={
        <>
          <CopyButton text={t('request', { user: account.userName })} label={t('copy')} />
          <Button kind="ghost" onClick={() => void signOut()}>
            {t('other')}
          </Button>
        </>
      }
    >
      <p>{t('body')}</p>
      <p>{t.rich('read', { count: subscriptions.length, time: () => <Time value={asOf} /> })}</p>
    </EmptyState>
  );
}

/** The beginning of an address, as while it is being typed; or one of the other family. */
const PARTIAL = /^\d{1,3}(\.\d{0,3}){1,3}(\/\d*)?$/;
const SIX = /^[\da-f:]*:[\da-f:.]*:[\da-f:./]*$/i;

export function NothingMatches({ total, view }: { readonly total: number; readonly view: RegistryView }) {
  const t = useTranslations('registries.noMatch');
  const tView = useTranslations('fleetView.address');
  const { filters } = view;
  const { q } = filters;
  const hasFacets = FACETS.some((facet) => filters[facet].length > 0);
  const { range, words } = parseSearch(wordsOf(q));
  const hint =
    range !== null && words.length === 0 && !hasFacets
      ? tView('nobody', { range: formatRange(range) })
      : words.some((word) => SIX.test(word))
        ? tView('six')
        : words.some((word) => PARTIAL.test(word))
          ? tView('partial')
          : null;
  return (
    <EmptyState
      title={q.trim() ? t('search', { q, total }) : t('filters', { total })}
      action={
        <>
          {hasFacets && (
            <Button size="sm" onClick={() => view.clear({ q })}>
              {t('clearFilters')}
            </Button>
          )}
          {q && (
            <Button size="sm" kind={hasFacets ? 'ghost' : 'default'} onClick={() => view.search('')}>
              {t('clearSearch')}
            </Button>
          )}
        </>
      }
    >
      {hint !== null && <p>{hint}</p>}
    </EmptyState>
  );
}
