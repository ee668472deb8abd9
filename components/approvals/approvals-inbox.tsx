'use client';
/** Every pending connection, by registry, and this tab's decisions above them. Keeps itself current. */
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ReadFailure } from '#components/shell/read-failure.tsx';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { approvalsQuery } from '#lib/queries/approvals.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import { newestDecision, worthShowing } from './decisions.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxHead } from './inbox-head.tsx';
import { InboxKeys, useInboxKeys } from './inbox-keys.tsx';
import { InboxNotices } from './inbox-notices.tsx';
import { InboxOperation } from './inbox-operation.tsx';
import { InboxRequest } from './inbox-request.tsx';
import { InboxSkeleton } from './inbox-skeleton.tsx';
import { groupRequests, type RequestGroup } from './request-groups.ts';
import { stillPending } from './use-listed-requests.ts';

/** New requests appear within this time while the tab is in view. Milliseconds. */
const READ_EVERY = 60_000;

export function ApprovalsInbox() {
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery({
    ...approvalsQuery(account.oid),
    refetchInterval: READ_EVERY,
  });
  const operations = useOperations();
  if (data === undefined) {
    return error === null ? <InboxSkeleton /> : <ReadFailure failure={failureOf(error)} />;
  }
  const readAgain = () => void refetch();
  const requests = stillPending(data, operations);
  return (
    <>
      <InboxHead
        read={{ pending: requests.length, at: data.readAt }}
        isReading={isFetching}
        onReadAgain={readAgain}
      />
      <div className="max-sm:group-has-[[data-request]]/approvals:hidden">
        <InboxNotices
          list={data}
          failure={error === null ? null : failureOf(error)}
          isReading={isFetching}
          onReadAgain={readAgain}
        />
        <Decisions operations={operations} />
        {requests.length === 0 && <InboxEmpty list={data} />}
        <Requests groups={groupRequests(requests)} operations={operations} />
      </div>
      {requests.length > 0 && <InboxKeys />}
    </>
  );
}

function Decisions({ operations }: { readonly operations: readonly Operation[] }) {
  const t = useTranslations('approvals');
  const decisions = worthShowing(operations);
  if (decisions.length === 0) return null;
  return (
    <ul aria-label={t('decisions')} className="divide-y divide-line border-b border-line-2 bg-surface">
      {decisions.map((operation) => (
        <InboxOperation key={operation.id} operation={operation} />
      ))}
    </ul>
  );
}

type RequestsProps = {
  readonly groups: readonly RequestGroup[];
  readonly operations: readonly Operation[];
};

function Requests({ groups, operations }: RequestsProps) {
  const id = useId();
  const pathname = usePathname().toLowerCase();
  const paths = groups.flatMap(({ requests }) =>
    requests.map(({ registry, connection }) => approvalPath(registry, connection.name)),
  );
  const current = paths.findIndex((path) => path.toLowerCase() === pathname);
  const onKeyDown = useInboxKeys(paths, current);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are an addition to the links inside
    <div data-inbox-list onKeyDown={onKeyDown}>
      {groups.map(({ registryId, registryName, access, requests }, index) => (
        <section key={registryId} aria-labelledby={`${id}-${index}`}>
          <h2
            id={`${id}-${index}`}
            className="flex flex-wrap items-center gap-x-2 ps-gutter pe-4 pt-3 pb-1 text-xs tracking-normal text-ink-2"
          >
            <span className="wrap-anywhere">{registryName}</span>
            <ModeMark mode={accessMode(access)} className="ms-auto font-normal" />
          </h2>
          <ul>
            {requests.map((request) => {
              const { registry, connection } = request;
              return (
                <InboxRequest
                  key={connection.name}
                  request={request}
                  decision={newestDecision(operations, { registry, connectionName: connection.name })}
                  isCurrent={approvalPath(registry, connection.name).toLowerCase() === pathname}
                />
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
