'use client';
/** The answer: a verdict, its steps, the smallest change, and the picture of all ways in. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { AccessPaths } from '#components/registry/access-paths.tsx';
import { ReadLine } from '#components/registry/read-line.tsx';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import type { Reach } from '#lib/network-access/reach/model.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { reachQuery } from '#lib/queries/reach.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { AskedIdentity } from '#lib/rights/asked-identity.ts';
import { ReachFix } from './reach-fix.tsx';
import { ReachSteps } from './reach-steps.tsx';
import { Say } from './say.tsx';

type Props = {
  readonly registry: RegistryRef;
  readonly client: AskedClient;
  /** Who signs in there; null where nobody was named. */
  readonly as: AskedIdentity | null;
};

export function Answer({ registry, client, as }: Props) {
  const t = useTranslations('explainPage.answer');
  const common = useTranslations('common');
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(reachQuery(account.oid, registry, client, as));
  const again = () => void refetch();
  if (data === undefined)
    return error === null ? (
      <p role="status" className="grid gap-3 rounded-lg border border-line-2 bg-surface px-4 py-4 text-ink-2">
        {t('reading', { registry: registry.name })}
        <SkeletonBar width="lg" />
      </p>
    ) : (
      <FailureBanner
        failure={failureOf(error)}
        action={
          <Button size="sm" onClick={again} busy={isFetching}>
            {common('readAgain')}
          </Button>
        }
      />
    );
  const { reach, unread } = data;
  return (
    <>
      <section
        aria-labelledby="verdict"
        className="min-w-0 scroll-mt-16 rounded-lg border border-line-2 bg-surface"
      >
        <div className="grid gap-5 px-4 pt-3.5 pb-4">
          <VerdictLine reach={reach} />
          {unread.length > 0 && (
            <ul className="-mt-2 ps-9 text-ink-2">
              {unread.map((part) => (
                <li key={part}>{t(`unread.${part}`)}</li>
              ))}
            </ul>
          )}
          <ReachSteps steps={reach.steps} />
        </div>
        {reach.fix !== null && (
          <footer className="border-t border-line px-4 py-2.5">
            <ReachFix fix={reach.fix} registry={data.registry} />
          </footer>
        )}
      </section>
      <section aria-labelledby="ways" className="grid min-w-0 gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="ways" className="text-base">
            {t('picture', { registry: data.registry.ref.name })}
          </h2>
          <ReadLine readAt={data.registry.readAt} isReading={isFetching} onReadAgain={again} />
        </div>
        <AccessPaths data={data.registry} />
      </section>
    </>
  );
}

const LOOK: Readonly<Record<string, readonly [icon: IconName, color: string]>> = {
  yes: ['check', 'text-ok'],
  no: ['critical', 'text-critical'],
  yesAs: ['check', 'text-ok'],
  yesAnonymous: ['check', 'text-ok'],
  noRole: ['critical', 'text-critical'],
  noLayers: ['warning', 'text-warning'],
  unknown: ['unknown', 'text-ink-2'],
};

const VerdictLine = ({ reach }: { readonly reach: Reach }) => {
  const [icon, color] = LOOK[reach.verdict.key] ?? ['unknown', 'text-ink-2'];
  return (
    <div role="status" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
      <Icon name={icon} size="xl" className={classNames('mt-0.5', color)} />
      <div>
        <h2 id="verdict" className="text-xl wrap-anywhere">
          <Say of="verdict" statement={reach.verdict} />
        </h2>
        {reach.sees !== null && (
          <p className="max-w-prose text-ink-2">
            <Say of="sees" statement={reach.sees} />
          </p>
        )}
      </div>
    </div>
  );
};
