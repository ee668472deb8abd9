'use client';
/** Every pending connection in groups, and this tab's decisions above them. Keeps itself current. */
import { useQuery } from '@tanstack/react-query';
import { ReadFailure } from '#components/shell/read-failure.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { stillPending } from '#lib/operations/still-pending.ts';
import { approvalsQuery } from '#lib/queries/approvals.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { BulkBar } from './bulk-bar.tsx';
import { InboxDecisions } from './inbox-decisions.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxGroups } from './inbox-groups.tsx';
import { InboxHead } from './inbox-head.tsx';
import { InboxKeys } from './inbox-keys.tsx';
import { InboxNotices } from './inbox-notices.tsx';
import { InboxSkeleton } from './inbox-skeleton.tsx';
import { InboxToolbar } from './inbox-toolbar.tsx';
import { isNarrowed } from './inbox-view.ts';
import { NothingFound } from './nothing-found.tsx';
import { requestKey } from './request-key.ts';
import { useSelection } from './selection.ts';
import { useGroups, useInboxView } from './use-inbox-view.ts';

export function ApprovalsInbox() {
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(approvalsQuery(account.oid));
  const operations = useOperations();
  const view = useInboxView();
  const chosen = useSelection();
  const requests = data === undefined ? [] : stillPending(data, operations);
  const groups = useGroups(requests, view);
  if (data === undefined) {
    return error === null ? <InboxSkeleton /> : <ReadFailure failure={failureOf(error)} />;
  }
  const readAgain = () => void refetch();
  const shown = groups.flatMap((group) => group.requests);
  const selected = requests.filter((request) => chosen.includes(requestKey(request)));
  return (
    <>
      <InboxHead
        read={{ pending: requests.length, at: data.readAt }}
        isReading={isFetching}
        onReadAgain={readAgain}
      />
      <div className="flex flex-1 flex-col max-sm:group-has-[[data-request]]/approvals:hidden">
        {data.requests.length > 0 && <InboxToolbar list={data} shown={shown} selected={selected} />}
        <InboxNotices
          list={data}
          failure={error === null ? null : failureOf(error)}
          isReading={isFetching}
          onReadAgain={readAgain}
        />
        <InboxDecisions operations={operations} requests={requests} />
        {requests.length === 0 && <InboxEmpty list={data} />}
        {requests.length > 0 && shown.length === 0 && isNarrowed(view.filters) && (
          <NothingFound total={requests.length} />
        )}
        <InboxGroups
          groups={groups}
          grouping={view.grouping}
          operations={operations}
          selected={chosen}
          readAt={data.readAt}
        />
      </div>
      <div className="z-2 mt-auto flex-none max-sm:group-has-[[data-request]]/approvals:hidden sm:sticky sm:bottom-0">
        <BulkBar selected={selected} />
        {requests.length > 0 && <InboxKeys />}
      </div>
    </>
  );
}
