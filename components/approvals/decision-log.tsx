'use client';
/** What was decided on connections, as the activity log tells: who, when, why, and how far the log reaches. */
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button, DownloadLink } from '#components/ui/button.tsx';
import { CONNECTION_COLOR } from '#components/ui/connection-mark.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { Icon } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { Time } from '#components/ui/time.tsx';
import type { DecisionLog as Log, LoggedDecision } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { decisionsQuery } from '#lib/queries/approvals.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';

export function DecisionLog() {
  const t = useTranslations('approvals.log');
  const tCommon = useTranslations('common');
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(decisionsQuery(account.oid));
  return (
    <section
      data-request
      aria-labelledby="decision-log"
      aria-busy={isFetching}
      className="flex min-h-0 min-w-0 flex-col gap-4 overflow-y-auto bg-surface px-4 py-4 lg:px-6"
    >
      <div>
        <Link href="/approvals" className="sm:hidden">
          {t('back')}
        </Link>
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="decision-log" className="text-xl">
            {t('title')}
          </h2>
          {data !== undefined && data.decisions.length > 0 && (
            <span className="ms-auto">
              <DownloadLink href="/api/decisions/csv" size="sm">
                {t('download')}
              </DownloadLink>
            </span>
          )}
        </div>
        <p className="max-w-[68ch] text-ink-2">
          {data === undefined
            ? t('reading')
            : t.rich('reach', {
                count: data.decisions.length,
                from: () => <Time value={data.from} format="date" />,
                time: () => <Time value={data.readAt} />,
              })}
        </p>
      </div>
      {error !== null && (
        <FailureBanner
          failure={failureOf(error)}
          action={
            <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
              {tCommon('readAgain')}
            </Button>
          }
        />
      )}
      {data === undefined ? error === null && <SkeletonBar width="full" /> : <Decisions log={data} />}
    </section>
  );
}

function Decisions({ log }: { readonly log: Log }) {
  const t = useTranslations('approvals.log');
  const tFailure = useTranslations('failure');
  return (
    <>
      {log.failures.length > 0 && (
        <Banner kind="warning" announce={false} title={t('unread', { count: log.failures.length })}>
          <ul>
            {log.failures.map(({ subscription, failure }) => (
              <li key={subscription.id}>
                <b className="font-medium">{subscription.name}</b>:{' '}
                {tFailure(`${failureText(failure).key}.title`)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {log.decisions.length === 0 ? (
        <div className="-mx-6 -my-3">
          <EmptyState title={t('none')} level={3} />
        </div>
      ) : (
        <div
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          data-focus="inset"
          className="relative overflow-x-auto rounded-lg border border-line-2"
        >
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('endpoint')}</th>
                <th scope="col">{t('reason')}</th>
              </tr>
            </thead>
            <tbody>
              {log.decisions.map((decision) => (
                <Row
                  key={`${decision.at} ${decision.connectionName} ${decision.correlationId}`}
                  decision={decision}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

const MARK = { approved: 'approved', rejected: 'rejected', removed: 'disconnected' } as const;

function Row({ decision }: { readonly decision: LoggedDecision }) {
  const t = useTranslations('approvals.log');
  const { at, by, what, outcome, endpoint, registry, connectionName, reason, requestId } = decision;
  const mark = MARK[what];
  return (
    <tr className="align-baseline">
      <td className="lg:min-w-32">
        <span className="max-lg:[&>time]:whitespace-normal">
          <Time value={at} format="datetime" />
        </span>
        <bdi className="block text-xs wrap-anywhere text-ink-2">{by ?? t('unknown')}</bdi>
      </td>
      <td className="whitespace-nowrap">
        <Icon name={`conn-${mark}`} className={CONNECTION_COLOR[mark]} /> {t(`decision.${what}`)}
        {outcome === 'refused' && <span className="block text-xs text-critical">{t('refused')}</span>}
      </td>
      <td className="wrap-anywhere lg:min-w-28">
        {endpoint ?? <span className="font-mono text-xs">{connectionName}</span>}
        <span className="block text-xs text-ink-2">{registry}</span>
      </td>
      <td className="wrap-anywhere lg:min-w-36">
        {reason === null ? <span className="text-ink-3">{t('notInLog')}</span> : <bdi>{reason}</bdi>}
        {requestId !== null && (
          <span className="block text-xs text-ink-2">
            {t('request')} <code className="font-mono text-2xs">{requestId}</code>
          </span>
        )}
      </td>
    </tr>
  );
}
