'use client';
/** One change of many registries: drafted and reviewed, or a run that was started from here. */
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { WayOn } from '#components/shell/way-on.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { useBulkRun } from '#lib/queries/bulk-run.ts';
import { type Chosen, useChosen } from './use-chosen.ts';
import { useSearchedFor } from './use-searched-for.ts';

const Loading = () => (
  <Panel>
    <SkeletonBar width="lg" />
  </Panel>
);
const BulkDraft = dynamic(() => import('./bulk-draft.tsx').then((part) => part.BulkDraft), {
  ssr: false,
  loading: Loading,
});
const RunView = dynamic(() => import('./run-view.tsx').then((part) => part.RunView), {
  ssr: false,
  loading: Loading,
});

export function BulkPage() {
  const t = useTranslations('bulkChange');
  const query = useSearchParams();
  const id = query.get('run');
  // The whole fleet is read only where it is searched.
  const isSearch = query.has('address') || query.has('registries');
  return (
    <main id="main">
      <div className="mx-auto grid w-full max-w-page gap-4 px-gutter pt-3 pb-12">
        <div>
          <Breadcrumbs
            label={t('crumbs')}
            parts={[{ name: t('registries'), href: '/registries' }, { name: t('title') }]}
          />
          <h1 className="mt-1">{t('title')}</h1>
        </div>
        {id !== null ? <Run id={id} /> : isSearch ? <Searched /> : <Kept />}
      </div>
    </main>
  );
}

const Searched = () => <Draft chosen={useSearchedFor()} />;
const Kept = () => <Draft chosen={useChosen()} />;

function Draft({ chosen }: { readonly chosen: Chosen }) {
  if (chosen.state !== 'chosen') return <NotChosen chosen={chosen} />;
  // Another choice is another draft.
  return <BulkDraft key={`${chosen.from} ${chosen.refs.length} ${chosen.address}`} chosen={chosen} />;
}

function Run({ id }: { readonly id: string }) {
  const run = useBulkRun(id);
  const isHydrated = useHydrated();
  if (!isHydrated) return <Loading />;
  if (run === null) return <NotChosen chosen={{ state: 'none', why: 'unknown_run', address: null }} />;
  return <RunView key={id} run={run} />;
}

function NotChosen({ chosen }: { readonly chosen: Exclude<Chosen, { state: 'chosen' }> }) {
  const t = useTranslations('bulkChange.empty');
  if (chosen.state === 'searching')
    return (
      <Panel>
        <p role="status">{t('searching')}</p>
      </Panel>
    );
  if (chosen.state === 'failed')
    return (
      <FailureBanner
        failure={chosen.failure}
        action={<WayOn failure={chosen.failure} isReading={false} onReadAgain={chosen.readAgain} />}
      />
    );
  const { address, why } = chosen;
  return (
    <Panel padded={false}>
      <EmptyState
        icon="rows"
        title={t('title')}
        action={
          <ButtonLink kind="primary" href="/registries">
            {t('action')}
          </ButtonLink>
        }
      >
        <p>
          {why === 'unknown_run'
            ? t('unknownRun')
            : address === null
              ? t('body')
              : t('noneFound', { address })}
        </p>
      </EmptyState>
    </Panel>
  );
}
