import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { Messages } from '#app/messages.tsx';
import { ApprovalsFrame } from '#components/approvals/approvals-frame.tsx';
import { ApprovalsInbox } from '#components/approvals/approvals-inbox.tsx';
import { InboxSkeleton } from '#components/approvals/inbox-skeleton.tsx';
import { ReadFailure } from '#components/shell/read-failure.tsx';
import { listApprovals } from '#lib/approvals/list-approvals.ts';
import { currentCaller } from '#lib/caller.ts';
import { approvalsKey } from '#lib/queries/keys.ts';

/** The inbox stays while one request after the other is opened beside it. */
export default function ApprovalsLayout({ children }: { children: ReactNode }) {
  // The request's page stays outside the boundary: a malformed address must still answer 404.
  return (
    <Messages of={['approvals', 'inputIssue', 'explain']}>
      <ApprovalsFrame
        inbox={
          <Suspense fallback={<InboxSkeleton />}>
            <Inbox />
          </Suspense>
        }
      >
        {children}
      </ApprovalsFrame>
    </Messages>
  );
}

async function Inbox() {
  const caller = await currentCaller();
  if (caller === null) return <ReadFailure failure={{ code: 'sign_in_required' }} />;
  const list = await listApprovals(caller.arm);
  if (!list.ok) return <ReadFailure failure={list.failure} />;
  const client = new QueryClient();
  client.setQueryData(approvalsKey(caller.session.oid), list.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ApprovalsInbox />
    </HydrationBoundary>
  );
}
