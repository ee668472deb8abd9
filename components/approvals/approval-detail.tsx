'use client';
/** One request: who asks, from where, what approving changes, and the decision. Read by the browser. */
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { ApprovalDetail as Detail } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { approvalQuery } from '#lib/queries/approvals.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { ChecksList } from './checks-list.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { OtherConnections } from './other-connections.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestHeading } from './request-heading.tsx';
import { RequestMessage } from './request-message.tsx';
import { RequestSkeleton } from './request-skeleton.tsx';
import { RequestUnread } from './request-unread.tsx';
import { useListedRequests } from './use-listed-requests.ts';

type ApprovalDetailProps = { readonly registry: RegistryRef; readonly connectionName: string };

/** While somebody's decision runs, Azure is read this often. Milliseconds. */
const READ_WHILE_UPDATING = 3_000;

const isUpdating = (detail: Detail | undefined) =>
  detail?.request.connection.provisioningState.toLowerCase() === 'updating';

export function ApprovalDetail(props: ApprovalDetailProps) {
  const { registry, connectionName } = props;
  // What was typed and what failed belong to one connection.
  return <OpenRequest key={approvalPath(registry, connectionName).toLowerCase()} {...props} />;
}

function OpenRequest({ registry, connectionName }: ApprovalDetailProps) {
  const t = useTranslations('approvals');
  const { account } = useAuth();
  const id = useId();
  const isHydrated = useHydrated();
  const query = useQuery({
    ...approvalQuery(account.oid, registry, connectionName),
    refetchInterval: ({ state }) => (isUpdating(state.data) ? READ_WHILE_UPDATING : false),
  });
  const { error, isFetching, refetch } = query;
  const requests = useListedRequests();
  // The inbox beside it comes alive first, and reads: the server's HTML knows nothing of that.
  const data = isHydrated ? query.data : undefined;
  const listed = (isHydrated ? requests : undefined)?.find(
    ({ connection }) => connection.name.toLowerCase() === connectionName.toLowerCase(),
  );
  // What the inbox knows is shown at once; the rest follows.
  const request = data?.request ?? listed;
  const isPending = request?.connection.status.toLowerCase() === 'pending';
  return (
    <section
      data-request
      aria-labelledby={id}
      aria-busy={request === undefined && error === null}
      className="flex min-h-0 min-w-0 flex-col bg-surface"
    >
      <div className="grid min-h-0 flex-1 content-start gap-4.5 overflow-y-auto px-4 py-4 lg:px-6">
        <Link href="/approvals" className="sm:hidden">
          {t('allRequests')}
        </Link>
        {error !== null && (
          <RequestUnread
            failure={failureOf(error)}
            readAt={data?.readAt}
            isReading={isFetching}
            onReadAgain={() => void refetch()}
            headingId={request === undefined ? id : undefined}
          />
        )}
        {request === undefined && error === null && (
          <RequestSkeleton id={id} registry={registry} connectionName={connectionName} />
        )}
        {request !== undefined && (
          <>
            <RequestHeading id={id} request={request} />
            <RequestMessage request={request} requester={data?.requester} />
            <RequestFacts request={request} requester={data?.requester} isReading={error === null} />
            {isPending && <ChecksList detail={data} isReading={error === null} />}
            {data !== undefined && <OtherConnections detail={data} />}
          </>
        )}
      </div>
      {data !== undefined && (
        <DecisionBar detail={data} isReading={isFetching} onReadAgain={() => void refetch()} />
      )}
    </section>
  );
}
