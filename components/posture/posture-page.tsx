'use client';
/** The posture of the whole fleet: the answer, ready views, Azure Policy, findings by kind; or one list whole. */

import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { WayOn } from '#components/shell/way-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { POLICY_KEYS } from '#lib/posture/policies.ts';
import { VIEWS } from '#lib/posture/views.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import type { Fleet } from '#lib/queries/fleet.ts';
import { KindsPanel } from './kinds-panel.tsx';
import { ListPage } from './list-page.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { PostureNotices } from './posture-notices.tsx';
import { PostureSkeleton } from './posture-skeleton.tsx';
import { PostureSummary } from './posture-summary.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { QuietViews } from './quiet-views.tsx';
import { type Judged, usePosture } from './use-posture.ts';
import { ViewPanel } from './view-panel.tsx';
import { ViewsIndex } from './views-index.tsx';

export function PosturePage({ tenantId }: { readonly tenantId: string }) {
  const t = useTranslations('posture');
  const { fleet, judged } = usePosture();
  const [list] = useQueryState('view', parseAsStringLiteral([...VIEWS, ...POLICY_KEYS]));
  if (judged === undefined) return fleet.error ? <NotRead fleet={fleet} /> : <PostureSkeleton />;
  return (
    <main id="main">
      <div className="mx-auto w-full max-w-page px-gutter pt-4 pb-12 print:p-0">
        <div className={list === null ? 'grid gap-4 print:hidden' : 'grid gap-4'}>
          {list === null && <h1>{t('title')}</h1>}
          <PostureNotices fleet={fleet} reading={judged.reading} />
          {judged.posture.size === 0 && list === null ? (
            <Nothing judged={judged} />
          ) : list === null ? (
            <Whole judged={judged} fleet={fleet} />
          ) : (
            <ListPage key={list} judged={judged} list={list} />
          )}
        </div>
        {list === null && <PrintSheet judged={judged} tenantId={tenantId} />}
      </div>
    </main>
  );
}

function Whole({ judged, fleet }: { readonly judged: Judged; readonly fleet: Fleet }) {
  const t = useTranslations('posture');
  const { views, worst } = judged.posture;
  const loud = VIEWS.filter((view) => views[view].rows.length > 0);
  const quiet = VIEWS.filter((view) => views[view].rows.length === 0);
  const isSure =
    typeof judged.dns === 'object' &&
    judged.dns.unread + judged.reading.failures.length === 0 &&
    VIEWS.every((view) => views[view].unknown === 0);
  const isFine = loud.length === 0 && isSure && worst.critical + worst.warning === 0;
  return (
    <>
      <PostureSummary judged={judged} fleet={fleet} isFine={isFine} />
      {loud.length > 1 && <ViewsIndex posture={judged.posture} views={loud} />}
      <h2 className="sr-only">{t('views')}</h2>
      {loud.length > 0 && (
        <div className="grid gap-4 lg:grid-cols-2">
          {loud.map((view) => (
            <ViewPanel key={view} judged={judged} view={view} />
          ))}
        </div>
      )}
      {quiet.length > 0 && <QuietViews judged={judged} views={quiet} />}
      <PolicyPanel judged={judged} />
      <KindsPanel judged={judged} />
    </>
  );
}

function Nothing({ judged: { reading } }: { readonly judged: Judged }) {
  const t = useTranslations('posture.none');
  const { account } = useAuth();
  return (
    <Panel padded={false}>
      <EmptyState icon="box" title={t('title', { user: account.userName })}>
        <p>{reading.failures.length > 0 ? t('unread') : t('body')}</p>
        <p>
          {t.rich('read', {
            count: reading.subscriptions.length,
            time: () => <Time value={reading.asOf} />,
          })}
        </p>
      </EmptyState>
    </Panel>
  );
}

function NotRead({ fleet: { error, isReading, readAgain } }: { readonly fleet: Fleet }) {
  const t = useTranslations('posture');
  const failure = failureOf(error);
  return (
    <main id="main">
      <div className="mx-auto grid w-full max-w-page gap-4 px-gutter pt-4 pb-12">
        <h1>{t('title')}</h1>
        <FailureBanner
          failure={failure}
          action={<WayOn failure={failure} isReading={isReading} onReadAgain={readAgain} />}
        />
      </div>
    </main>
  );
}
